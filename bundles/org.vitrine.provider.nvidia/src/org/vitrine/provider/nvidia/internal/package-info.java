// SPDX-License-Identifier: EPL-2.0
/**
 * NVIDIA vGPU in both its forms: mediated devices of a card or of its virtual functions, and virtual functions that the driver
 * turns into a virtual GPU itself (vGPU 17 and newer on Ada, Hopper and later). Facts are from NVIDIA's user guides of vGPU 16
 * to 18, the kernel, and projects that drive both forms (NVIDIA/vgpu-device-manager, Proxmox' qemu-server, OpenNebula).
 * vgpu_unlock, which makes NVIDIA's driver take cards that NVIDIA does not support, is recognised and its files are checked.
 */
@NonNullByDefault
package org.vitrine.provider.nvidia.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
