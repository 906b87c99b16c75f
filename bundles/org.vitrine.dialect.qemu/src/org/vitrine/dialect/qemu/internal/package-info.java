// SPDX-License-Identifier: EPL-2.0
/**
 * QEMU command lines, and shell scripts that hold one, as a dialect.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.vitrine.dialect.qemu.internal;
