// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/** Whether the GPU comes back for a second start: VFIO-010 to VFIO-013. All warn: the first start works. */
final class ResetChecks {
    private static final String MODULE = "vendor_reset";
    private static final String SPECIFIC = "device_specific";

    static final List<Check> CHECKS = List.of(
            VfioChecks.ofGpu("VFIO-010", "Can the kernel reset the GPU?", ResetChecks::canReset),
            VfioChecks.ofGpu("VFIO-011", "Is vendor-reset there for a GPU that needs it?", ResetChecks::hasVendorReset),
            VfioChecks.ofGpu("VFIO-012", "Is vendor-reset what the kernel resets with?", ResetChecks::usesVendorReset),
            VfioChecks.ofGpu("VFIO-013", "Did the GPU come back from its resets?", ResetChecks::cameBack));

    private ResetChecks() {
    }

    /** Kernels before 5.15 have no reset_method; there the file reset stands for any method. */
    private static Finding canReset(Passed passed) {
        PciFunction gpu = passed.gpu();
        if (passed.host().entry(gpu.path()).optional().isEmpty()) {
            return Finding.notApplicable(); // VFIO-036 tells
        }
        Optional<List<String>> methods = gpu.resetMethods().optional();
        boolean can = methods.isPresent()
                ? !methods.get().isEmpty()
                : passed.host().entry(gpu.path() + "/reset").optional().isPresent();
        return can
                ? Finding.pass("The kernel can reset the GPU").saw(gpu.path() + "/reset_method", gpu.resetMethods())
                : Finding.warn("The kernel has no way to reset the GPU")
                        .because(
                                "A second start, or a restart of the guest, finds the card as the first left it and hangs.")
                        .solve("Let the machine run on, or start the host anew between two starts.")
                        .saw(gpu.path() + "/reset_method", gpu.resetMethods());
    }

    private static Optional<String> chip(Passed passed) {
        return passed.isOf(Passed.AMD) ? passed.gpu().device().optional().flatMap(ResetQuirks::chip) : Optional.empty();
    }

    private static Finding hasVendorReset(Passed passed) {
        Optional<String> chip = chip(passed);
        if (chip.isEmpty()) {
            return Finding.notApplicable();
        }
        if (passed.host().hasModule(MODULE).is(true)) {
            return Finding.pass("vendor-reset is there for {0}", chip.get()).saw("/sys/module/" + MODULE, "there");
        }
        return Finding.warn("{0} is known not to come back after the machine ends", chip.get())
                .because("It does not survive a reset of its bus; only a restart of the host brings it back.")
                .solve("Install vendor-reset (DKMS) and load it at boot, before anything resets the card.")
                .saw("device", passed.gpu().read("device")).saw("/sys/module/" + MODULE, "not there");
    }

    private static Finding usesVendorReset(Passed passed) {
        if (chip(passed).isEmpty() || passed.host().hasModule(MODULE).is(false)) {
            return Finding.notApplicable();
        }
        List<String> methods = passed.gpu().resetMethods().optional().orElse(List.of());
        String file = passed.gpu().path() + "/reset_method";
        if (!methods.isEmpty() && methods.getFirst().equals(SPECIFIC)) {
            return Finding.pass("The kernel resets the GPU by vendor-reset").saw(file, SPECIFIC);
        }
        return Finding.warn("The kernel does not use vendor-reset for the GPU")
                .because("Since Linux 5.15 it takes the first method in its list, whatever the module offers.")
                .solve("Write {0} to {1} at each boot, before the first use.", SPECIFIC, file)
                .saw(file, methods.isEmpty() ? "empty" : String.join(" ", methods))
                .remedy(Remedy.plan(Plans.useVendorReset(passed)));
    }

    /** The row asks for what a run before has left in the log; where that is not shown, the chip alone is worth knowing. */
    private static Finding cameBack(Passed passed) {
        if (!passed.isOf(Passed.AMD) || !passed.gpu().device().couldBe(ResetQuirks::isLater)
                || passed.gpu().device().optional().isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<String> line = passed.log(passed.gpu()).stream()
                .filter(text -> text.contains("after bus reset") || text.contains("nknown header type 7f")
                        || text.contains("header type 127"))
                .findFirst();
        String wayOut = "If the second start hangs, send the host to sleep for a moment before it: rtcwake -m mem -s 2.";
        if (line.isPresent()) {
            return Finding.warn("The GPU did not come back from a reset")
                    .because("vendor-reset does not know this chip; some of its kind hang at the second start.")
                    .solve(wayOut).saw("dmesg", line.get().strip());
        }
        return passed.hasLog()
                ? Finding.pass("The kernel's log tells of no failed reset").saw("dmesg", "no failed reset")
                : Finding.info("Some GPUs of this kind hang at the second start").solve(wayOut)
                        .saw("device", passed.gpu().read("device"));
    }
}
