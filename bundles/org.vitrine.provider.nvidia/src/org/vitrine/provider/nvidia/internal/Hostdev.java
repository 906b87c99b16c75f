// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.nvidia.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.domain.HostDevice;
import org.vitrine.host.PciAddress;

/**
 * The {@code <hostdev>} of a virtual GPU, whose device is a UUID (a mediated device) or a PCI address (a virtual function).
 *
 * @param element the element
 */
record Hostdev(Element element) {
    private static final String UUID = "source/address@uuid";
    private static final String ADDRESS = "source/address@";

    /** The function that it takes from the host; empty when it takes none. */
    Optional<PciAddress> function() {
        return new HostDevice(element).hostAddress().flatMap(PciAddress::of);
    }

    /** The device that it names; empty when it names none. */
    Optional<String> device() {
        return element.is("@type", "pci") ? function().map(PciAddress::toString) : element.get(UUID);
    }

    /** Makes an element one of this device, in the form that the device has; nothing changes when it is. */
    static void write(Editable hostdev, String device) {
        hostdev.set("@mode", "subsystem");
        PciAddress.of(device).ifPresentOrElse(address -> asFunction(hostdev, address),
                () -> asMediated(hostdev, device));
    }

    /** managed='no': the driver that makes the function a virtual GPU must keep it. */
    private static void asFunction(Editable hostdev, PciAddress address) {
        hostdev.clear(UUID).clear("@model").set("@type", "pci");
        if (!new Hostdev(hostdev.element()).function().equals(Optional.of(address))) {
            hostdev.set("@managed", "no").set(ADDRESS + "domain", "0x%04x".formatted(address.domain()))
                    .set(ADDRESS + "bus", "0x%02x".formatted(address.bus()))
                    .set(ADDRESS + "slot", "0x%02x".formatted(address.slot()))
                    .set(ADDRESS + "function", "0x%x".formatted(address.function()));
        }
    }

    private static void asMediated(Editable hostdev, String uuid) {
        if (hostdev.element().is("@type", "pci")) {
            hostdev.clear("@managed");
            List.of("domain", "bus", "slot", "function").forEach(part -> hostdev.clear(ADDRESS + part));
        }
        hostdev.set("@type", "mdev").set("@model", "vfio-pci").set(UUID, uuid);
    }
}
