// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Optional;

import org.vitrine.dialect.qemu.internal.args.Arg;

/**
 * What a disk holds its data in.
 *
 * @param file     a path, a URL, or nothing for an empty drive
 * @param format   its format where it is said
 * @param readOnly whether it is never written
 * @param settings how it is used: an option whose properties are those of {@code -drive}
 * @param args     the options that it was put together from
 */
record Block(String file, Optional<String> format, boolean readOnly, Arg settings, List<Arg> args) {
}
