// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** The place of a PCI function: {@code 0000:01:00.0}. */
record PciAddress(int domain, int bus, int slot, int function) {

    private static final Pattern WRITTEN = Pattern
            .compile("(?:([0-9a-fA-F]{1,8}):)?([0-9a-fA-F]{1,2}):([0-9a-fA-F]{1,2})(?:\\.([0-7]))?");

    /** The place in QEMU's and the kernel's words; without a function it is the first. */
    static Optional<PciAddress> of(String text) {
        Matcher m = WRITTEN.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int slot = Integer.parseInt(m.group(3), 16);
        int domain = m.start(1) < 0 ? 0 : Integer.parseUnsignedInt(m.group(1), 16);
        int function = m.start(4) < 0 ? 0 : Integer.parseInt(m.group(4));
        return slot > 31
                ? Optional.empty()
                : Optional.of(new PciAddress(domain, Integer.parseInt(m.group(2), 16), slot, function));
    }

    /** The place that an {@code <address>} of libvirt says. */
    static Optional<PciAddress> of(Ledger ledger, Element address) {
        Optional<Integer> bus = part(ledger, address, "@bus");
        Optional<Integer> slot = part(ledger, address, "@slot");
        return bus.isEmpty() || slot.isEmpty()
                ? Optional.empty()
                : Optional.of(new PciAddress(part(ledger, address, "@domain").orElse(0), bus.get(), slot.get(),
                        part(ledger, address, "@function").orElse(0)));
    }

    private static Optional<Integer> part(Ledger ledger, Element address, String attribute) {
        return ledger.take(address, attribute).flatMap(Codec::number).filter(n -> n <= Integer.MAX_VALUE)
                .map(Long::intValue);
    }

    void write(Editable address) {
        address.set("@domain", "0x%04x".formatted(domain)).set("@bus", "0x%02x".formatted(bus))
                .set("@slot", "0x%02x".formatted(slot)).set("@function", "0x%x".formatted(function));
    }

    @Override
    public String toString() {
        return "%04x:%02x:%02x.%x".formatted(domain, bus, slot, function);
    }
}
