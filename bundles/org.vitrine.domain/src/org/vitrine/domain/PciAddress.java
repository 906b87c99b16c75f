// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Optional;

/**
 * The place of a PCI function.
 *
 * @param domain   0 to 0xffff, or more on hosts with many
 * @param bus      0 to 0xff
 * @param slot     0 to 0x1f
 * @param function 0 to 7
 */
public record PciAddress(long domain, long bus, long slot, long function) {

    /** What an {@code <address>} says; empty when it is no PCI address, or none that there can be. */
    public static Optional<PciAddress> of(Element address) {
        Optional<Long> domain = part(address, "@domain", 0xffffffffL);
        Optional<Long> bus = part(address, "@bus", 0xff);
        Optional<Long> slot = part(address, "@slot", 0x1f);
        Optional<Long> function = part(address, "@function", 7);
        boolean named = address.get("@bus").isPresent() || address.get("@slot").isPresent();
        return named && domain.isPresent() && bus.isPresent() && slot.isPresent() && function.isPresent()
                ? Optional.of(new PciAddress(domain.get(), bus.get(), slot.get(), function.get()))
                : Optional.empty();
    }

    /** One that is left out is 0. */
    private static Optional<Long> part(Element address, String path, long most) {
        return address.get(path).map(Numbers::ofAnyBase).orElse(Optional.of(0L))
                .filter(part -> part >= 0 && part <= most);
    }

    /** As the kernel writes it: {@code 0000:01:00.0}. */
    @Override
    public String toString() {
        return "%04x:%02x:%02x.%x".formatted(domain, bus, slot, function);
    }
}
