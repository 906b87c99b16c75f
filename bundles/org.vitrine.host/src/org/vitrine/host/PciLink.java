// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * A PCI Express link in the kernel's words.
 *
 * @param speed       as it runs, for example {@code 8.0 GT/s PCIe}
 * @param width       lanes as it runs
 * @param fastest     the fastest it could
 * @param widest      the most lanes it could
 */
public record PciLink(String speed, String width, String fastest, String widest) {
}
