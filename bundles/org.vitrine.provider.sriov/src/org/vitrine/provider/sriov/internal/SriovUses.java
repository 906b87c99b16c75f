// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.domain.HostDevice;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.DeviceWish;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * The virtual functions of GPUs that a domain takes. One that is there has a link to its physical function; of one that is not
 * there yet the metadata tells, or the numbers of a GPU that could have it at that place.
 */
final class SriovUses {
    /** Where a device has a name of its own, which libvirt keeps when it begins with {@code ua-}. */
    static final String ALIAS = "alias@name";

    private final Domain domain;
    private final HostSnapshot host;

    SriovUses(Domain domain, HostSnapshot host) {
        this.domain = domain;
        this.host = host;
    }

    List<Use> all() {
        return domain.devices("hostdev").filter(hostdev -> hostdev.is("@type", "pci")).filter(this::isOurs)
                .map(this::use)
                .toList();
    }

    static Optional<PciAddress> address(Element hostdev) {
        return new HostDevice(hostdev).hostAddress().flatMap(PciAddress::of);
    }

    private boolean isOurs(Element hostdev) {
        Optional<PciAddress> address = address(hostdev);
        if (address.isEmpty()) {
            return DeviceWish.owner(domain, hostdev).filter(SriovProvider.ID::equals).isPresent();
        }
        if (DeviceWish.find(domain, address.get().toString(), SriovFields.PF.id()).isPresent()) {
            return true;
        }
        PciFunction function = host.pci().function(address.get());
        return switch (function.physicalFunction()) {
            case Fact.Known<PciFunction>(PciFunction physical) -> isGpu(function) && !isNvidias(function)
                    && !isNvidias(physical);
            case Fact.Unknown<PciFunction> unknown -> false;
            case Fact.Absent<PciFunction> absent -> host.entry(function.path()) instanceof Fact.Absent
                    && physical(host, address.get()).isPresent();
        };
    }

    private static boolean isGpu(PciFunction function) {
        return function.classCode().couldBe(code -> code >> 16 == 0x03 || code >> 16 == 0x12);
    }

    private static boolean isNvidias(PciFunction function) {
        return function.vendor().equals(Fact.known(Physical.NVIDIA));
    }

    /** The GPU that has, or could have, a virtual function at an address. */
    static Optional<Physical> physical(HostSnapshot host, PciAddress vf) {
        return Physical.of(host).stream()
                .filter(gpu -> gpu.function().totalVfs() instanceof Fact.Known && gpu.index(vf).isPresent())
                .findFirst().or(() -> missing(host.pci().function(vf)));
    }

    /** Where no number leads to it, but nothing else can have been there. */
    private static Optional<Physical> missing(PciFunction function) {
        return function.missingPartOf() instanceof Fact.Known<PciFunction>(PciFunction physical) && isGpu(physical)
                && !isNvidias(physical) ? Optional.of(new Physical(physical)) : Optional.empty();
    }

    private Use use(Element hostdev) {
        Values values = Values.read(SriovFields.ALL, hostdev);
        Optional<PciAddress> address = address(hostdev);
        if (address.isEmpty()) {
            return Use.of(hostdev, "Virtual function that is not chosen yet", values)
                    .owning(owned(hostdev.get(ALIAS).orElse(""), hostdev));
        }
        String vf = address.get().toString();
        Values wished = DeviceWish.read(values.with(SriovFields.VF, vf), SriovFields.WISHES, domain, vf);
        Optional<String> pf = wished.text(SriovFields.PF).or(() -> known(address.get()));
        return Use
                .of(hostdev, "Virtual function " + vf, pf.map(text -> wished.with(SriovFields.PF, text)).orElse(wished))
                .owning(owned(vf, hostdev));
    }

    private List<Element> owned(String name, Element hostdev) {
        return Stream.concat(DeviceWish.entry(domain, name).stream(), Stream.of(hostdev))
                .sorted(Comparator.comparingInt(Element::start)).toList();
    }

    private Optional<String> known(PciAddress vf) {
        return host.pci().function(vf).physicalFunction() instanceof Fact.Known<PciFunction>(PciFunction physical)
                ? Optional.of(physical.address().toString())
                : physical(host, vf).map(gpu -> gpu.function().address().toString());
    }
}
