// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.domain.HostDevice;
import org.vitrine.host.Fact;
import org.vitrine.host.IommuGroup;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;

/** VFIO-001. What the domain takes too, libvirt unbinds, and what the kernel lets be is no obstacle. */
final class GroupCheck {

    private GroupCheck() {
    }

    static Finding evaluate(Situation s, Function<Situation, List<PciFunction>> devices) {
        List<PciFunction> taken = devices.apply(s);
        Set<String> own = Stream.concat(taken.stream().map(device -> device.address().toString()), passedThrough(s))
                .collect(Collectors.toSet());
        List<String> seen = new ArrayList<>();
        for (PciFunction device : taken) {
            Optional<IommuGroup> group = s.host().iommu().group(device).optional();
            if (group.isEmpty()) {
                continue; // HOST-003 says so
            }
            List<String> blockers = group.get().blockers().optional().orElse(List.of()).stream()
                    .filter(name -> !own.contains(name)).toList();
            if (!blockers.isEmpty()) {
                return blocked(s, device, group.get(), blockers);
            }
            seen.add(device.address() + ": group " + group.get().number());
        }
        return seen.isEmpty()
                ? Finding.notApplicable()
                : Finding.pass("Nothing else of the host uses the IOMMU group").saw("iommu_group",
                        String.join(", ", seen));
    }

    private static Finding blocked(Situation s, PciFunction device, IommuGroup group, List<String> blockers) {
        Finding finding = Finding
                .block("IOMMU group {0} of {1} is in use by the host", group.number(), device.address())
                .because("The host's drivers hold {0}, and the IOMMU cannot tell the devices of a group apart.",
                        String.join(", ", blockers))
                .solve("Give the machine all of them, move the card to another slot, or bind them to vfio-pci where the "
                        + "host can do without.");
        for (String name : blockers) {
            finding = finding.saw(group.path() + "/devices/" + name, PciAddress.of(name)
                    .map(address -> s.host().pci().function(address).driver())
                    .orElseGet(() -> Fact.known("no PCI function")));
        }
        return s.use().map(Use::anchor).map(finding::about).orElse(finding);
    }

    private static Stream<String> passedThrough(Situation s) {
        return s.domain().stream().flatMap(domain -> HostDevice.of(domain).stream())
                .flatMap(device -> device.hostAddress().stream());
    }
}
