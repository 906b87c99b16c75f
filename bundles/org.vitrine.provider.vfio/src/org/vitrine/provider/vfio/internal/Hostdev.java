// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.domain.HostDevice;
import org.vitrine.host.PciAddress;

/**
 * One function of the host that a domain takes: {@code <hostdev mode='subsystem' type='pci'>}.
 *
 * @param element the element
 */
record Hostdev(Element element) {
    private static final String SOURCE = "source/address";

    /** All of a domain, in its order. */
    static Stream<Hostdev> in(Domain domain) {
        return domain.devices("hostdev").filter(hostdev -> hostdev.is("@type", "pci")).map(Hostdev::new);
    }

    /** Where the function is on the host; empty when that is not said, or not in libvirt's words. */
    Optional<PciAddress> address() {
        return new HostDevice(element).hostAddress().flatMap(PciAddress::of);
    }

    /** The place that it has in the guest; empty while that is left to libvirt. */
    Optional<PciAddress> guestAddress() {
        return new HostDevice(element).guestAddress().flatMap(PciAddress::of);
    }

    /** A new one that names no function yet. */
    static Editable add(Draft draft) {
        return draft.addDevice("hostdev").set("@mode", "subsystem").set("@type", "pci");
    }

    /** Makes it name this function. */
    static void point(Editable hostdev, PciAddress function) {
        if (!new Hostdev(hostdev.element()).address().equals(Optional.of(function))) {
            write(hostdev.ensure(SOURCE), function);
        }
    }

    /** Gives it this place in the guest. */
    static void place(Editable hostdev, PciAddress place) {
        if (!new Hostdev(hostdev.element()).guestAddress().equals(Optional.of(place))) {
            write(hostdev.ensure("address").set("@type", "pci"), place);
        }
    }

    private static void write(Editable address, PciAddress to) {
        address.set("@domain", "0x%04x".formatted(to.domain())).set("@bus", "0x%02x".formatted(to.bus()))
                .set("@slot", "0x%02x".formatted(to.slot())).set("@function", "0x%x".formatted(to.function()));
    }
}
