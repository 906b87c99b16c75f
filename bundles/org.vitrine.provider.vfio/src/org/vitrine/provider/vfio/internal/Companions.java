// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.host.IommuGroup;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Values;

/** What belongs to a GPU: VFIO-002 to VFIO-004 and VFIO-036. */
final class Companions {
    private static final int SOUND = 0x0403;
    private static final int USB = 0x0c03;
    private static final int SERIAL_BUS = 0x0c80;
    private static final int MOST_OFFERS = 3;

    static final List<Check> CHECKS = List.of(
            VfioChecks.ofGpu("VFIO-002", "Do bridges in the IOMMU group stand in the way?", Companions::bridges),
            VfioChecks.ofGpu("VFIO-003", "Does the GPU's sound come along?",
                    passed -> belongs(passed, List.of(SOUND), "sound")),
            VfioChecks.ofGpu("VFIO-004", "Do the GPU's USB controllers come along?",
                    passed -> belongs(passed, List.of(USB, SERIAL_BUS), "USB")),
            VfioChecks.ofGpu("VFIO-036", "Is the GPU where the machine looks for it?", Companions::isThere));

    private Companions() {
    }

    /** The row warns of a false alarm of other tools; nothing here ever takes a bridge for a fault. */
    private static Finding bridges(Passed passed) {
        List<PciFunction> bridges = passed.host().iommu().group(passed.gpu()).flatMap(IommuGroup::functions).optional()
                .orElse(List.of()).stream().filter(function -> function.isBusBridge().is(true)).toList();
        if (bridges.isEmpty()) {
            return passed.gpu().iommuGroup().optional().isEmpty()
                    ? Finding.notApplicable()
                    : Finding.pass("No bridge is in the IOMMU group");
        }
        Finding finding = Finding.info("The bridge {0} in the IOMMU group may stay with the host", names(bridges))
                .because(
                        "The kernel lets bridges and root ports keep their driver; they need not, and must not, be given "
                                + "to vfio-pci.")
                .solve("Leave it as it is.");
        for (PciFunction bridge : bridges) {
            finding = finding.saw(bridge.path() + "/driver", bridge.driver());
        }
        return finding;
    }

    private static Finding belongs(Passed passed, List<Integer> classes, String what) {
        List<PciFunction> companions = Gpus.with(passed.gpu()).functions().stream().skip(1)
                .filter(function -> function.classCode().optional().filter(code -> classes.contains(code >> 8))
                        .isPresent())
                .toList();
        if (companions.isEmpty()) {
            return Finding.notApplicable();
        }
        List<PciFunction> missing = companions.stream()
                .filter(function -> !passed.functions().contains(function)).toList();
        if (missing.isEmpty()) {
            return Finding.pass("The GPU's {0} comes along", what).saw("hostdev", names(companions));
        }
        List<PciAddress> all = Stream.concat(passed.functions().stream(), missing.stream())
                .map(PciFunction::address).toList();
        Values values = VfioFields.with(passed.s().values(),
                Stream.concat(all.stream().limit(1), all.stream().skip(1).sorted()).toList());
        Finding finding = Finding.warn("The GPU's {0} stays behind: {1}", what, names(missing))
                .because(
                        "It is a part of the same card: the guest's driver misses it, and where it is in the same IOMMU "
                                + "group the machine does not start while the host uses it.")
                .solve("Take it along, in the same slot of the guest.")
                .remedy(Remedy.settings(values.with(VfioFields.TOGETHER, true), "Take {0} along", names(missing)));
        for (PciFunction function : missing) {
            finding = finding.saw(function.path() + "/driver", function.driver());
        }
        return finding;
    }

    /** The domain names an address only: that another GPU has it by now cannot be seen, that nothing has it can. */
    private static Finding isThere(Passed passed) {
        List<PciFunction> missing = passed.functions().stream()
                .filter(function -> passed.host().entry(function.path()).optional().isEmpty()).toList();
        if (missing.isEmpty()) {
            return Finding.pass("The host has {0}", names(passed.functions())).saw(passed.gpu().path() + "/class",
                    passed.gpu().read("class"));
        }
        Finding finding = Finding.block("{0} is not on this host", names(missing))
                .because(
                        "Addresses change when cards are added, moved or taken out, or a switch in the firmware's setup "
                                + "is turned.")
                .solve("Choose the GPU anew; compare vendor and device with what the machine had.");
        for (PciFunction function : missing) {
            finding = finding.saw(function.path(), "not there");
        }
        for (PciFunction gpu : passed.gpusOfHost().stream().limit(MOST_OFFERS).toList()) {
            Gpus other = Gpus.with(gpu);
            Values values = VfioFields.with(passed.s().values(),
                    other.functions().stream().map(PciFunction::address).toList());
            finding = finding.remedy(Remedy.settings(values, "Take the {0}", other.title()));
        }
        return finding;
    }

    static String names(List<PciFunction> functions) {
        return functions.stream().map(function -> function.address().toString()).collect(Collectors.joining(", "));
    }
}
