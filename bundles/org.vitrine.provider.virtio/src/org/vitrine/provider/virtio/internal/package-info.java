// SPDX-License-Identifier: EPL-2.0
/**
 * virtio-gpu: a paravirtual adapter that draws in 2D, or hands the guest's OpenGL (virgl) or Vulkan (Venus, native contexts)
 * to a GPU of the host. Facts are from libvirt 9.0 and QEMU 7.2, and from the sources of later ones where a newer version is
 * named.
 */
@NonNullByDefault
package org.vitrine.provider.virtio.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
