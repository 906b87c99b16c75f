// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevType;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;

/** Between KubeVirt's selectors and the devices of a host. */
final class Devices {

    private Devices() {
    }

    /** The functions that a selector of vendor and device id means, as far as they are known. */
    static List<PciFunction> matching(HostSnapshot host, String selector) {
        return known(host.pci().functions()).stream()
                .filter(function -> selector(function).filter(selector::equalsIgnoreCase).isPresent()).toList();
    }

    /** Vendor and device id as KubeVirt selects by them; empty when they are not known. */
    static Optional<String> selector(PciFunction function) {
        return function.vendor() instanceof Fact.Known<Integer>(Integer vendor)
                && function.device() instanceof Fact.Known<Integer>(Integer device)
                        ? Optional.of("%04X:%04X".formatted(vendor, device))
                        : Optional.empty();
    }

    /** The first type whose name file says so. */
    static Optional<MdevType> type(HostSnapshot host, String name) {
        return known(host.mdev().parents()).stream().flatMap(parent -> known(parent.types()).stream())
                .filter(type -> type.name() instanceof Fact.Known<String>(String own) && own.equals(name)).findFirst();
    }

    static <T> List<T> known(Fact<List<T>> fact) {
        return fact instanceof Fact.Known<List<T>>(List<T> list) ? list : List.of();
    }

    static void set(Editable hostdev, PciAddress address) {
        hostdev.set("source/address@domain", "0x%04x".formatted(address.domain()))
                .set("source/address@bus", "0x%02x".formatted(address.bus()))
                .set("source/address@slot", "0x%02x".formatted(address.slot()))
                .set("source/address@function", "0x%x".formatted(address.function()));
    }

    /** The address that a PCI hostdev names. */
    static Optional<PciAddress> address(Element hostdev) {
        return PciAddress.of("%s:%s:%s.%s".formatted(part(hostdev, "domain", 4), part(hostdev, "bus", 2),
                part(hostdev, "slot", 2), part(hostdev, "function", 1)));
    }

    private static String part(Element hostdev, String name, int digits) {
        String text = hostdev.get("source/address@" + name).orElse("0").toLowerCase(Locale.ROOT);
        String hex = text.startsWith("0x") ? text.substring(2) : text;
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
