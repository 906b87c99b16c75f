// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.PciFunction;
import org.vitrine.host.PciLink;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Verdict;

/** Whether the GPU is awake and answers: VFIO-014 and VFIO-015. */
final class PowerChecks {
    private static final String D3COLD = "D3cold";
    // what the five bits of a link's width read where a device no longer answers and all bits are ones
    private static final String NO_ANSWER = "63";

    static final List<Check> CHECKS = List.of(
            VfioChecks.ofGpuThere("VFIO-014", "Does the GPU wake up from its sleep?", PowerChecks::wakes),
            VfioChecks.ofGpuThere("VFIO-015", "Does the GPU answer on its bus?", PowerChecks::answers));

    private PowerChecks() {
    }

    /**
     * The row blocks for any D3. That is what vfio-pci does to an idle device since Linux 5.19, and it is awake again when
     * the machine opens it; so only D3cold warns, and blocking is left to a log that says it did not wake.
     */
    private static Finding wakes(Passed passed) {
        Optional<String> stuck = passed.functions().stream().flatMap(function -> passed.log(function).stream())
                .filter(line -> line.contains("stuck in D3") || line.contains("from D3cold to D0")).findFirst();
        if (stuck.isPresent()) {
            return wayOut(passed, Verdict.BLOCK, "The GPU does not wake up").saw("dmesg", stuck.get().strip());
        }
        Optional<PciFunction> asleep = passed.functions().stream()
                .filter(function -> function.powerState().is(D3COLD)).findFirst();
        boolean mayIdle = !passed.host().modules().module("vfio_pci").parameter("disable_idle_d3").is("Y");
        if (asleep.isPresent() && mayIdle && Passed.isBound(passed.gpu()).is(true)) {
            return wayOut(passed, Verdict.WARN, "The idle GPU has no power")
                    .saw(asleep.get().path() + "/power_state", D3COLD).remedy(Remedy.plan(Plans.keepAwake(passed)));
        }
        return Finding.pass("The GPU has power").saw(passed.gpu().path() + "/power_state", passed.gpu().powerState());
    }

    private static Finding wayOut(Passed passed, Verdict verdict, String summary) {
        return Finding.of(verdict, summary)
                .because(
                        "vfio-pci puts an idle device into D3cold, and some cards do not come back: \"Unable to power on "
                                + "device, stuck in D3\".")
                .solve("Keep it awake: options vfio_pci disable_idle_d3=1, or write 0 to d3cold_allowed and on to "
                        + "power/control of all its functions.")
                .saw("vfio_pci.disable_idle_d3",
                        passed.host().modules().module("vfio_pci").parameter("disable_idle_d3"));
    }

    /**
     * The row reads the first bytes of the configuration space; to read it wakes a device up. The width of the link comes
     * from there too, and reads 63 when all bits are ones.
     */
    private static Finding answers(Passed passed) {
        Optional<PciLink> link = passed.gpu().link().optional();
        Optional<String> line = passed.log(passed.gpu()).stream().filter(text -> text.contains("nknown header type 7f"))
                .findFirst();
        boolean isOff = (link.filter(state -> state.width().equals(NO_ANSWER)).isPresent() || isAllOnes(passed))
                && !passed.gpu().powerState().is(D3COLD);
        if (!isOff && line.isEmpty()) {
            return link.isEmpty() && !passed.hasLog()
                    ? Finding.notApplicable()
                    : Finding.pass("The GPU answers").saw(passed.gpu().path() + "/current_link_width",
                            link.map(PciLink::width).orElse("not there"));
        }
        return Finding.block("The GPU has fallen off the bus")
                .because("All that is read from it are ones; QEMU ends with an assertion in pci_irq_handler.")
                .solve("Remove it and scan the bus anew, or send the host to sleep once; where that does not help, switch the "
                        + "host off.")
                .saw(passed.gpu().path() + "/current_link_width", link.map(PciLink::width).orElse("not there"))
                .saw("dmesg", line.map(String::strip).orElse("nothing about it"));
    }

    /** Of a recording that holds the configuration space all the same. */
    private static boolean isAllOnes(Passed passed) {
        return passed.host().text(passed.gpu().path() + "/config") instanceof Fact.Known<String>(String bytes)
                && bytes.startsWith("\u00ff\u00ff\u00ff\u00ff");
    }
}
