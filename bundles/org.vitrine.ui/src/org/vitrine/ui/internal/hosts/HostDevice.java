// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import org.vitrine.core.Host;
import org.vitrine.host.PciAddress;

/**
 * A PCI function of a host, as what a row is about.
 *
 * @param host    whose it is
 * @param address where it is
 */
public record HostDevice(Host host, PciAddress address) {
}
