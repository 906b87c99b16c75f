// SPDX-License-Identifier: EPL-2.0
/**
 * QXL, the paravirtual 2D adapter made for SPICE, and SPICE, the protocol that shows it. Facts are from libvirt 9.0 and QEMU
 * 7.2, tried on both, unless said otherwise.
 */
@NonNullByDefault
package org.vitrine.provider.qxl.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
