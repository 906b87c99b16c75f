// SPDX-License-Identifier: EPL-2.0
/**
 * What a POSIX shell would make of a script, as far as that can be told without running it: words with their places, variables and arrays with literal values.
 */
@NonNullByDefault
package org.vitrine.dialect.qemu.internal.shell;

import org.eclipse.jdt.annotation.NonNullByDefault;
