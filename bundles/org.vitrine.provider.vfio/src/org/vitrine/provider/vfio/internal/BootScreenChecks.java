// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.BootScreen;
import org.vitrine.host.Fact;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/** What the host loses of its own screen: VFIO-008, VFIO-009, VFIO-037 and VFIO-038. */
final class BootScreenChecks {
    static final List<Check> CHECKS = List.of(
            VfioChecks.ofGpuThere("VFIO-008", "Has the firmware's framebuffer let go of the GPU's memory?",
                    passed -> framebuffer(passed, false)),
            VfioChecks.ofGpuThere("VFIO-009", "Has simpledrm let go of the GPU's memory?",
                    passed -> framebuffer(passed, true)),
            VfioChecks.ofGpu("VFIO-037", "Does the laptop's own screen hang on this GPU?", PanelSwitch::evaluate),
            VfioChecks.ofGpu("VFIO-038", "Does the host keep a screen?", BootScreenChecks::lastScreen));

    private BootScreenChecks() {
    }

    private static Finding framebuffer(Passed passed, boolean isSimple) {
        BootScreen screen = passed.host().bootScreen();
        Optional<String> device = screen.firmwareDevice().optional();
        if (device.isEmpty()) {
            return Finding.pass("No framebuffer of the firmware is in use").saw("/sys/bus/platform/drivers",
                    "no *-framebuffer in use");
        }
        if (device.get().startsWith("simple-framebuffer") != isSimple) {
            return Finding.notApplicable();
        }
        if (!isIn(passed, screen)) {
            return Finding.pass("The firmware's framebuffer lies in another GPU").saw("boot_vga",
                    passed.gpu().read("boot_vga"));
        }
        Optional<Hooks.Script> hook = Hooks.of(passed.host(), passed.domain()).mentioning(device.get());
        if (hook.isPresent()) {
            return Finding.pass("A hook takes {0} away before the machine starts", device.get())
                    .saw(hook.get().path(), "names " + device.get());
        }
        String driver = device.get().substring(0, device.get().lastIndexOf('.'));
        return Finding.block("{0} uses the GPU's memory", isSimple ? "simpledrm" : "The firmware's framebuffer")
                .because(
                        "VFIO cannot reserve a BAR that the host draws its console in: \"can't reserve\", and the guest "
                                + "stays black.")
                .solve(isSimple
                        ? "Unbind {0} before the machine starts, or let the host boot on its other GPU. "
                                + "initcall_blacklist=sysfb_init does not help where simpledrm is part of the kernel."
                        : "Boot the host on its other GPU, or add initcall_blacklist=sysfb_init to the kernel's command line "
                                + "(video=efifb:off before Linux 5.15), or unbind {0} before the machine starts.",
                        device.get())
                .saw("/sys/bus/platform/drivers/" + driver, device.get())
                .saw("boot_vga of " + passed.gpu().address(), passed.gpu().read("boot_vga"))
                .remedy(Remedy.plan(Plans.releaseFramebuffer(passed, driver, device.get())));
    }

    /** The map of memory is exact, and shows addresses to root only; else the GPU that the host booted on has it. */
    private static boolean isIn(Passed passed, BootScreen screen) {
        return switch (screen.framebufferOwner()) {
            case Fact.Known<PciFunction>(PciFunction owner) -> passed.functions().contains(owner);
            case Fact.Absent<PciFunction> absent -> passed.gpu().isBootVga().is(true);
            case Fact.Unknown<PciFunction> unknown -> passed.gpu().isBootVga().is(true);
        };
    }

    /** Hooks are the plan that the row asks for; SGPU rows ask whether they are good. What VFIO has is lost already. */
    private static Finding lastScreen(Passed passed) {
        if (passed.isMissing()) {
            return Finding.notApplicable(); // VFIO-036 tells
        }
        if (!passed.takesHostScreen()) {
            return Finding.pass("The host keeps a GPU for its own screen").saw("GPUs that stay",
                    Companions.names(passed.gpusOfHost()));
        }
        if (Passed.isBound(passed.gpu()).is(true)) {
            return Finding.info("The host runs without a screen of its own").saw(passed.gpu().path() + "/driver",
                    passed.gpu().driver()).solve("Keep a way in over the network.");
        }
        if (!Hooks.of(passed.host(), passed.domain()).scripts().isEmpty()) {
            return Finding.pass("The host's screen goes to the machine, and hooks hand it over").saw(Hooks.FOLDER,
                    "there");
        }
        Finding finding = Finding.block("The host loses its only screen")
                .because(
                        "No other GPU of this host has a screen. The display manager and the console must let go of this "
                                + "one first and take it back afterwards.")
                .solve("Use a second GPU for the host, or hand the only one over with libvirt's hooks: stop the display "
                        + "manager, unbind consoles and framebuffer, and undo that at the end.")
                .saw("boot_vga of " + passed.gpu().address(), passed.gpu().read("boot_vga"))
                .saw("other GPUs", passed.gpusOfHost().isEmpty() ? "none" : Companions.names(passed.gpusOfHost()));
        return Handover.plan(passed).map(plan -> finding.remedy(Remedy.plan(plan))).orElse(finding);
    }
}
