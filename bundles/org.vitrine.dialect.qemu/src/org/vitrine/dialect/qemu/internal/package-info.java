// SPDX-License-Identifier: EPL-2.0
/**
 * QEMU command lines, and shell scripts that hold one, as a dialect.
 */
@NonNullByDefault
package org.vitrine.dialect.qemu.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
