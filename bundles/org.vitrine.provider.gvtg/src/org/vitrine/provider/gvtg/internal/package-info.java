// SPDX-License-Identifier: EPL-2.0
/**
 * Intel GVT-g: i915 and kvmgt cut a GPU of Broadwell to Comet Lake into virtual ones, which machines use as mediated devices.
 * Facts are from the kernel's {@code drivers/gpu/drm/i915/gvt}, libvirt 9.0 and QEMU 7.2 unless said otherwise.
 */
@NonNullByDefault
package org.vitrine.provider.gvtg.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
