// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.HexFormat;
import java.util.Optional;

/** The place of a PCI function as an {@code <address>} has it, in numbers of any base. */
final class PciFunction {

    private static final long LAST_DOMAIN = 0xffffffffL;
    private static final int DOMAIN_DIGITS = 4;
    private static final HexFormat HEX = HexFormat.of();

    private PciFunction() {
    }

    /** As the kernel writes it: {@code 0000:01:00.0}; empty when it is no PCI address, or none that there can be. */
    static Optional<String> of(Element address) {
        Optional<Long> domain = part(address, "domain", LAST_DOMAIN);
        Optional<Long> bus = part(address, "bus", 0xff);
        Optional<Long> slot = part(address, "slot", 0x1f);
        Optional<Long> function = part(address, "function", 7);
        boolean named = address.attributes().containsKey("bus") || address.attributes().containsKey("slot");
        return named && domain.isPresent() && bus.isPresent() && slot.isPresent() && function.isPresent()
                ? Optional.of(text(domain.get(), bus.get(), slot.get(), function.get()))
                : Optional.empty();
    }

    private static String text(long domain, Long bus, Long slot, Long function) {
        String wide = Long.toHexString(domain);
        return "0".repeat(Math.max(0, DOMAIN_DIGITS - wide.length())) + wide + ':' + HEX.toHexDigits(bus.byteValue())
                + ':'
                + HEX.toHexDigits(slot.byteValue()) + '.' + function;
    }

    /** One that is left out is 0. */
    private static Optional<Long> part(Element address, String name, long most) {
        return Optional.ofNullable(address.attributes().get(name)).map(Numbers::ofAnyBase).orElse(Optional.of(0L))
                .filter(part -> part >= 0 && part <= most);
    }
}
