// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.vitrine.host.Change;
import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Pci;
import org.vitrine.host.Plan;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * Checks of a GPU and its parts. MDEV-003 (no instance left) is GVT-004 here, which knows why.
 */
final class GvtChecks {

    private GvtChecks() {
    }

    static List<Check> all() {
        return List.of(Check.ofUse("GVT-001", "Is the GPU of a generation that GVT-g takes?", GvtChecks::generation),
                Check.ofUse("GVT-002", "Is GVT-g on?", of(Enabled::evaluate)),
                Check.ofUse("GVT-003", "Does the GuC leave GVT-g alone?", of(Guc::evaluate)),
                Check.ofUse("GVT-004", "Is there room in the GPU's aperture?", of(Aperture::evaluate)),
                Check.ofUse(DmabufScreen.ID, "Has the machine a screen with OpenGL?", DmabufScreen::evaluate),
                Check.ofUse(EmulatedVideo.ID, "Is the virtual GPU the only adapter?", EmulatedVideo::evaluate),
                Check.ofHost("GVT-005", "Is a message about a golden_hw_state a fault?", GvtChecks::goldenState)
                        .reading(Probe.command(HostCommand.KERNEL_LOG)),
                Check.ofUse("GVT-009", "Does i915 have the GPU?", of(GvtChecks::driver)));
    }

    /** Asks about the GPU of a use; about one that GVT-g does not take, GVT-001 tells all. */
    private static Function<Situation, Finding> of(BiFunction<Situation, Gpu, Finding> answer) {
        return s -> {
            Optional<Gpu> gpu = Gpu.of(s).filter(one -> one.generation().optional().isPresent());
            return gpu.map(one -> about(s, answer.apply(s, one))).orElseGet(Finding::notApplicable);
        };
    }

    static Finding about(Situation s, Finding finding) {
        return s.use().map(use -> finding.about(use.anchor())).orElse(finding);
    }

    private static Finding generation(Situation s) {
        Optional<Gpu> gpu = Gpu.of(s);
        if (gpu.isEmpty()) {
            return about(s, Finding.block("This host has no Intel GPU").because("GVT-g divides GPUs of Intel's.")
                    .solve("Run the machine on a host with one, or give it another kind of graphics.")
                    .saw(Pci.DEVICES, "no display controller of vendor 0x8086"));
        }
        Fact<String> device = gpu.get().function().device().map("0x%04x"::formatted);
        String path = gpu.get().function().path() + "/device";
        Optional<Generation> generation = gpu.get().generation().optional();
        if (generation.isPresent()) {
            return Finding.pass("{0} is of the generation {1}", gpu.get().name(), generation.get().title()).saw(path,
                    device);
        }
        return about(s, Finding.block("GVT-g does not take the GPU {0}", gpu.get().name())
                .because(
                        "i915 divides GPUs of Broadwell to Comet Lake (and Apollo Lake) only and says \"Unsupported device. "
                                + "GVT-g is disabled\" for others.")
                .solve("Use SR-IOV on Alder Lake and newer, or give the whole GPU to the machine.").saw(path, device));
    }

    /** GVT-005: no fault, said so that nobody looks for one; so where the log may not be read there is nothing to explain. */
    private static Finding goldenState(Situation s) {
        boolean isOn = s.host().gvt().hasKvmgt().is(true);
        String log = isOn ? s.host().command(HostCommand.KERNEL_LOG).map(CommandOutput::standardOutput).or("") : "";
        Optional<String> line = log.lines().filter(one -> one.contains("golden_hw_state failed")).findFirst();
        return line.isPresent()
                ? Finding.info("The kernel's message about a missing golden_hw_state does no harm")
                        .because("It is an optional dump of registers; i915 makes it by itself where there is none.")
                        .solve("Pass over it.").saw(HostCommand.KERNEL_LOG.line(), line.get())
                : log.isEmpty()
                        ? Finding.notApplicable()
                        : Finding.pass("The kernel does not miss a golden_hw_state").saw(HostCommand.KERNEL_LOG.line(),
                                "no such message");
    }

    private static Finding driver(Situation s, Gpu gpu) {
        String path = gpu.function().path() + "/driver";
        Fact<String> driver = gpu.function().driver();
        if (driver.is("i915")) {
            return Finding.pass("i915 has the GPU {0}", gpu.name()).saw(path, driver);
        }
        HostSnapshot host = s.host();
        Plan bind = Plan.on(host, "Give the GPU {0} to i915", gpu.name()).step(
                Text.of("Bind {0} to i915", gpu.name()),
                new Change.BindDriver(gpu.function().address(), Optional.of("i915"), Optional.empty()));
        return Finding.block("i915 does not have the GPU {0}", gpu.name())
                .because(driver.is("vfio-pci")
                        ? "It was given to vfio-pci as a whole, and only i915 divides it."
                        : "Only i915 divides it.")
                .solve("Give it back to i915, and take it out of what binds it to vfio-pci when the host starts.")
                .saw(path, driver).remedy(Remedy.plan(bind));
    }
}
