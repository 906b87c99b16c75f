// SPDX-License-Identifier: EPL-2.0
/**
 * Between QEMU's options and libvirt's elements, both ways, one class a kind of device.
 */
@NonNullByDefault
package org.vitrine.dialect.qemu.internal.machine;

import org.eclipse.jdt.annotation.NonNullByDefault;
