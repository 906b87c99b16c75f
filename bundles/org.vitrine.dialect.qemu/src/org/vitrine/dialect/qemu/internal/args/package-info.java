// SPDX-License-Identifier: EPL-2.0
/**
 * QEMU's options: which there are, their three ways to be written (words, {@code key=value} lists, JSON), their properties and places.
 */
@NonNullByDefault
package org.vitrine.dialect.qemu.internal.args;

import org.eclipse.jdt.annotation.NonNullByDefault;
