// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/** Whether AMD's driver makes virtual functions: SRIOV-010 to SRIOV-013. */
final class AmdDriver {
    private static final String GIM = "gim";

    static final List<Check> CHECKS = List.of(
            SriovChecks.ofPart("SRIOV-010", "Does this board of AMD's have SR-IOV?", AmdDriver::board),
            SriovChecks.ofPart("SRIOV-011", "Can the GPU's bus number its virtual functions?", AmdDriver::ari),
            SriovChecks.ofPart("SRIOV-012", "Can GIM make as many virtual functions as it is told?", AmdDriver::limit),
            Check.ofHost("SRIOV-013", "Is a Radeon for gamers expected to have SR-IOV?", AmdDriver::consumer));

    private AmdDriver() {
    }

    /** Whether SRIOV-010 tells why there are no virtual functions. */
    static boolean isReason(Part part) {
        return part.gpu().isOf(Physical.AMD) && isGim(part);
    }

    private static boolean isGim(Part part) {
        return part.host().hasModule(GIM).is(true);
    }

    private static Finding board(Part part) {
        if (!part.gpu().isOf(Physical.AMD) || !isGim(part)) {
            return Finding.notApplicable();
        }
        if (part.total() > 0) {
            return Finding.pass("The board has SR-IOV").saw(part.gpu().function().path() + "/sriov_totalvfs",
                    part.total());
        }
        return Finding.block("This board has no SR-IOV")
                .because(
                        "GIM answers \"asic does not support SRIOV\": the board is none for it, its firmware lacks it, or "
                                + "the host's setup has ARI and SR-IOV off.")
                .solve("Switch SR-IOV and ARI on in the host's setup; only boards of the lines Instinct and FirePro S have it.")
                .saw(part.gpu().function().path() + "/sriov_totalvfs", part.gpu().function().totalVfs())
                .saw("dmesg", part.log("does not support SRIOV").orElse("nothing about it"));
    }

    /** The kernel shows at a device whether the port above it forwards the larger numbers (drivers/pci/pci-sysfs.c). */
    private static Finding ari(Part part) {
        if (!part.gpu().isOf(Physical.AMD) || part.total() == 0) {
            return Finding.notApplicable();
        }
        Fact<String> enabled = part.gpu().function().read("ari_enabled").ifAbsent(() -> port(part));
        Optional<String> line = part.log("Fail to enable sriov");
        if (line.isEmpty() && (part.count() > 0 || !enabled.is("0"))) {
            return Finding.pass("The GPU's bus can number its virtual functions")
                    .saw(part.gpu().function().path() + "/ari_enabled", enabled);
        }
        return Finding.block("The GPU's bus has no numbers for its virtual functions")
                .because("Without ARI a device has eight functions; the driver says \"Fail to enable sriov\".")
                .solve("Switch ARI on in the host's setup, and add pci=realloc,assign-busses to the kernel's command line "
                        + "where that is not enough.")
                .saw(part.gpu().function().path() + "/ari_enabled", enabled)
                .saw("dmesg", line.orElse("nothing about it"));
    }

    /** The row asks the port; a root port tells of the bus that it is on itself, so that it is asked where the GPU is silent. */
    private static Fact<String> port(Part part) {
        return part.gpu().function().bridges().flatMap(
                above -> above.isEmpty() ? Fact.absent() : above.getLast().read("ari_enabled"));
    }

    /** GIM makes none at all then: amdgv_parse_config_opt() of its libgv fails. What it made before lives on until it is loaded anew. */
    private static Finding limit(Part part) {
        if (!part.gpu().isOf(Physical.AMD)) {
            return Finding.notApplicable();
        }
        Optional<Integer> wanted = part.host().modules().module(GIM).parameter("vf_num").optional()
                .filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf);
        if (wanted.isEmpty() || part.total() == 0) {
            return Finding.notApplicable();
        }
        if (wanted.get() <= part.total() && tooMany(part).isEmpty()) {
            return Finding.pass("GIM can make {0} virtual function(s)", wanted.get()).saw("gim.vf_num", wanted.get());
        }
        return Finding.of(part.count() == 0 ? Verdict.BLOCK : Verdict.WARN,
                "GIM is told to make {0} virtual functions, which are too many", wanted.get())
                .because("It makes none at all then: \"VF number to be enabled exceeds the vf limit\".")
                .solve("Set vf_num of gim to {0} or less in modprobe.d; newer releases of GIM allow more on some boards.",
                        part.total())
                .saw("gim.vf_num", wanted.get())
                .saw(part.gpu().function().path() + "/sriov_totalvfs", part.total())
                .saw("dmesg", tooMany(part).orElse("nothing about it"));
    }

    /** Whether SRIOV-012 tells why there are no virtual functions. */
    static boolean isLimit(Part part) {
        return limit(part).verdict() == Verdict.BLOCK;
    }

    /** What GIM said when it was loaded; that of an earlier time where there are functions now. */
    private static Optional<String> tooMany(Part part) {
        return part.count() == 0 ? part.log("exceeds the vf limit") : Optional.empty();
    }

    /** Asked of a host alone: a machine that uses something else has nothing to do with it. */
    private static Finding consumer(Situation s) {
        List<PciFunction> radeons = s.host().pci().gpus().optional().orElse(List.of()).stream()
                .filter(gpu -> gpu.vendor().is(Physical.AMD)).toList();
        if (s.domain().isPresent() || radeons.isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<PciFunction> without = radeons.stream().filter(gpu -> gpu.totalVfs().optional().orElse(0) == 0)
                .findFirst();
        return without.isEmpty()
                ? Finding.pass("All GPUs of AMD's here have SR-IOV").saw("GPUs", radeons.size())
                : Finding.info("The Radeon at {0} has no virtual functions", without.get().address())
                        .because("AMD makes them for Instinct and FirePro S boards only.")
                        .solve("Share it by virtio-gpu with a native context, or give it away whole.")
                        .saw(without.get().path() + "/sriov_totalvfs", without.get().totalVfs());
    }
}
