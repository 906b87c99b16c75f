// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Values;

/**
 * A GPU of a host with what belongs to it in its slot.
 *
 * @param functions the GPU first, then its companions
 */
record Gpus(List<PciFunction> functions) {
    private static final Map<Integer, String> VENDORS = Map.of(0x10de, "NVIDIA", 0x1002, "AMD", 0x8086, "Intel", 0x1a03,
            "ASPEED", 0x102b, "Matrox");

    /** All that a host has; empty where nothing is known of its PCI bus. What may be a GPU is among them. */
    static List<Gpus> of(HostSnapshot host) {
        return host.pci().gpus().or(List.of()).stream().map(Gpus::with).toList();
    }

    /** A GPU with what belongs to it. */
    static Gpus with(PciFunction gpu) {
        List<PciFunction> all = new ArrayList<>();
        all.add(gpu);
        gpu.companions().or(List.of()).stream().filter(function -> isCompanion(gpu, function)).forEach(all::add);
        return new Gpus(List.copyOf(all));
    }

    /**
     * Virtual functions are in the slot of their physical one, another display is a GPU of its own, and an APU has the
     * host's USB controllers in its slot: those of another vendor stay unless the IOMMU cannot tell them apart.
     */
    private static boolean isCompanion(PciFunction gpu, PciFunction function) {
        if (function.physicalFunction() instanceof Fact.Known || function.isDisplay().or(false)) {
            return false;
        }
        return function.vendor().couldBe(vendor -> gpu.vendor().couldBe(vendor::equals))
                || function.iommuGroup() instanceof Fact.Known && function.iommuGroup().equals(gpu.iommuGroup());
    }

    PciFunction gpu() {
        return functions.getFirst();
    }

    /** Its name for a person: vendor, ids, address and how many companions come along. */
    String title() {
        PciFunction gpu = gpu();
        String vendor = gpu.vendor().map(id -> VENDORS.getOrDefault(id, "%04x".formatted(id))).or("unknown");
        String device = gpu.device().map("%04x"::formatted).or("unknown");
        String more = functions.size() == 1 ? "" : " with %s companion function(s)".formatted(functions.size() - 1);
        return "%s GPU %s at %s%s".formatted(vendor, device, gpu.address(), more);
    }

    /** What takes it. */
    Candidate candidate() {
        Values values = VfioFields.with(Values.of(VfioFields.ALL),
                functions.stream().map(PciFunction::address).toList()).with(VfioFields.MANAGED, true);
        return Candidate.of(functions.size() == 1 ? values : values.with(VfioFields.TOGETHER, true), "{0}", title());
    }
}
