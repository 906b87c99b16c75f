// SPDX-License-Identifier: EPL-2.0
/**
 * Proxmox VE's configuration files of virtual machines ({@code /etc/pve/qemu-server/NNN.conf}) as a dialect. Facts are from
 * {@code qm.conf(5)} of Proxmox VE 8 and from its {@code qemu-server} package.
 */
@NonNullByDefault
package org.vitrine.dialect.proxmox.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
