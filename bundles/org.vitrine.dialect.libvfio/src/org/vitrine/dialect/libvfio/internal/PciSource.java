// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.Optional;

import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.host.PciAddress;

/** A PCI address as libvirt's {@code <address>} has it. */
final class PciSource {

    private PciSource() {
    }

    static void set(Editable element, String path, PciAddress address) {
        element.set(path + "@domain", "0x%04x".formatted(address.domain()))
                .set(path + "@bus", "0x%02x".formatted(address.bus()))
                .set(path + "@slot", "0x%02x".formatted(address.slot()))
                .set(path + "@function", "0x%x".formatted(address.function()));
    }

    /** The address in an element; empty when it has none that is one. */
    static Optional<PciAddress> of(Element element, String path) {
        return element.find(path).flatMap(address -> PciAddress.of("%s:%s:%s.%s".formatted(
                part(address, "@domain", 4), part(address, "@bus", 2), part(address, "@slot", 2),
                part(address, "@function", 1))));
    }

    private static String part(Element address, String attribute, int digits) {
        String text = address.get(attribute).orElse("0");
        String hex = text.startsWith("0x")
                ? text.substring(2)
                : text.matches("\\d{1,9}")
                        ? Integer.toHexString(Integer.parseInt(text))
                        : text;
        return hex.length() >= digits ? hex : "0".repeat(digits - hex.length()) + hex;
    }
}
