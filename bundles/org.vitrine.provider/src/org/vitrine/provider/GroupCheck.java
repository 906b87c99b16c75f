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
import org.vitrine.host.Change;
import org.vitrine.host.Fact;
import org.vitrine.host.IommuGroup;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Plan;
import org.vitrine.host.Step.Effect;
import org.vitrine.host.Text;

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
        Finding told = finding;
        return s.use().map(Use::anchor).map(told::about).orElse(told).with(free(s, device, blockers));
    }

    /**
     * Takes what blocks from its drivers, where that is a part of the same card: of other devices, a disk among them, only a
     * person knows whether the host can do without.
     */
    private static Optional<Remedy> free(Situation s, PciFunction device, List<String> blockers) {
        List<PciAddress> parts = blockers.stream().map(PciAddress::of).flatMap(Optional::stream)
                .filter(device.address()::isSameSlot).toList();
        if (parts.size() < blockers.size()) {
            return Optional.empty();
        }
        Plan plan = Plan.on(s.host(), "Give the rest of the card to vfio-pci");
        for (PciAddress part : parts) {
            plan = plan.step(Text.of("Give {0} to vfio-pci", part), new Change.BindDriver(part, "vfio-pci"),
                    Effect.HOST_DEVICE_LOSS);
        }
        return Optional.of(Remedy.plan(plan));
    }

    private static Stream<String> passedThrough(Situation s) {
        return s.domain().stream().flatMap(domain -> HostDevice.of(domain).stream())
                .flatMap(device -> device.hostAddress().stream());
    }
}
