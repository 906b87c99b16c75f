// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.vitrine.domain.Domain;
import org.vitrine.host.Entry;
import org.vitrine.host.Framebuffer;
import org.vitrine.host.VirtualConsole;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/**
 * Whether the hooks that hand a GPU over do what they should: SGPU-001 to SGPU-003 and SGPU-005 to SGPU-009. They do not arise
 * where a machine has no hooks.
 */
final class HookChecks {
    private static final int MAY_RUN = 0111;
    private static final Pattern VIRSH = Pattern.compile("(^|[\\s;&|(`])(\\S*/)?virsh(\\s|$)");
    private static final Pattern CONSOLE = Pattern.compile("vtcon\\d+");
    private static final Pattern FRAMEBUFFER = Pattern.compile("(efi|simple|vesa)-framebuffer\\.\\d+");
    private static final String EFI = "efi-framebuffer";

    static final List<Check> CHECKS = List.of(
            hooked("SGPU-001", "May libvirt run the hooks?", HookChecks::mayRun),
            hooked("SGPU-002", "Do the hooks leave libvirt alone?", HookChecks::noVirsh),
            hooked("SGPU-003", "Are the hooks where libvirt looks for them?", HookChecks::layout),
            hooked("SGPU-005", "Do the hooks end GNOME's sessions?", HookChecks::sessions),
            hooked("SGPU-006", "Are the consoles that the hooks unbind there?", HookChecks::consoles),
            hooked("SGPU-007", "Is the framebuffer that the hooks unbind there?", HookChecks::framebuffer),
            hooked("SGPU-008", "Do the hooks leave a framebuffer alone that amdgpu replaced?", HookChecks::amdgpu),
            hooked("SGPU-009", "Do the hooks leave the old framebuffer unbound at the end?", HookChecks::rebinds));

    private HookChecks() {
    }

    private interface Answer {
        Finding of(Passed passed, Domain domain, Hooks hooks);
    }

    private static Check hooked(String id, String question, Answer answer) {
        return VfioChecks.inDomain(id, question, (passed, domain) -> {
            Hooks hooks = Hooks.of(passed.host(), Optional.of(domain));
            return hooks.scripts().isEmpty() && hooks.folders().isEmpty()
                    ? Finding.notApplicable()
                    : answer.of(passed, domain, hooks);
        });
    }

    /** That libvirt must be started anew after a first hook was added does not show: nothing tells when it started. */
    private static Finding mayRun(Passed passed, Domain domain, Hooks hooks) {
        Optional<Hooks.Script> not = hooks.scripts().stream().filter(script -> script.file().mode() != 0
                && (script.file().mode() & MAY_RUN) == 0).findFirst();
        if (not.isEmpty()) {
            return Finding.pass("libvirt may run the hooks").saw(Hooks.FOLDER, hooks.scripts().size() + " script(s)");
        }
        Entry file = not.get().file();
        return Finding.warn("The hook {0} is not executable", not.get().path())
                .because("libvirt passes over it, so that nothing hands the GPU over.")
                .solve("chmod +x {0}, and start virtqemud or libvirtd anew if it is the first hook.", not.get().path())
                .saw(not.get().path(), "mode %04o".formatted(file.mode()))
                .remedy(Remedy.plan(Plans.executable(passed, not.get().path(), file)));
    }

    private static Finding noVirsh(Passed passed, Domain domain, Hooks hooks) {
        for (Hooks.Script script : hooks.scripts()) {
            Optional<String> line = script.code().stream().filter(text -> VIRSH.matcher(text).find()).findFirst();
            if (line.isPresent()) {
                return Finding.block("The hook {0} calls virsh", script.path())
                        .because("libvirt waits for its hook and the hook for libvirt: the start hangs for ever.")
                        .solve("Let managed='yes' detach the GPU, or write to driver_override and bind in sysfs.")
                        .saw(script.path(), line.get());
            }
        }
        return Finding.pass("No hook calls libvirt").saw(Hooks.FOLDER, hooks.scripts().size() + " script(s)");
    }

    private static Finding layout(Passed passed, Domain domain, Hooks hooks) {
        if (hooks.folders().isEmpty()) {
            return Finding.pass("The hooks lie where libvirt looks for them").saw(Hooks.FOLDER,
                    "no folders of machines");
        }
        String name = domain.name().orElse("");
        boolean isOwn = hooks.folders().contains(name);
        if (isOwn && hooks.hasDispatcher()) {
            return Finding.pass("hooks/qemu runs what lies in qemu.d/{0}", name).saw(Hooks.FOLDER + "/qemu.d",
                    String.join(", ", hooks.folders()));
        }
        return Finding.warn(isOwn
                ? "Nothing runs the hooks in qemu.d/{0}"
                : "No folder of hooks has the name of the machine, {0}", name)
                .because("libvirt itself runs files right in qemu.d only; folders of machines need a dispatcher in "
                        + "hooks/qemu, which goes by the machine's name.")
                .solve(isOwn
                        ? "Install the dispatcher that your guide brings."
                        : "Rename the folder, if one was meant.")
                .saw(Hooks.FOLDER + "/qemu.d", String.join(", ", hooks.folders()))
                .saw(Hooks.FOLDER + "/qemu", hooks.hasDispatcher() ? "looks into qemu.d" : "does not look into qemu.d");
    }

    /** The row looks for sessions that are left after the display manager was stopped; before, only the hooks can be read. */
    private static Finding sessions(Passed passed, Domain domain, Hooks hooks) {
        if (!DisplayManager.isGdm(passed.host())) {
            return Finding.notApplicable();
        }
        boolean ends = hooks.lines().anyMatch(line -> line.contains("gdm-x-session") || line.contains("gdm-wayland")
                || line.contains("terminate-session") || line.contains("terminate-user")
                || line.contains("kill-session"));
        return ends
                ? Finding.pass("The hooks end GNOME's sessions").saw("display-manager.service", "gdm")
                : Finding.warn("GNOME's sessions outlive the display manager")
                        .because("GDM leaves gdm-x-session or the Wayland session behind, which keep the GPU open.")
                        .solve("Let the hook end them after it has stopped the display manager: loginctl "
                                + "terminate-session, or killall gdm-x-session.")
                        .saw("display-manager.service", "gdm");
    }

    private static Finding consoles(Passed passed, Domain domain, Hooks hooks) {
        List<String> named = hooks.lines().flatMap(line -> CONSOLE.matcher(line).results().map(MatchResult::group))
                .distinct().toList();
        List<VirtualConsole> there = passed.host().bootScreen().consoles().optional().orElse(List.of());
        List<String> missing = named.stream()
                .filter(name -> there.stream().noneMatch(console -> console.name().equals(name))).toList();
        return missing.isEmpty()
                ? Finding.pass("The consoles that the hooks name are there").saw("/sys/class/vtconsole",
                        there.stream().map(VirtualConsole::name).toList())
                : Finding.warn("The hooks unbind {0}, which this host does not have", String.join(", ", missing))
                        .because(
                                "How many virtual consoles there are depends on drivers and their order; a script that ends "
                                        + "at the first fault stops there.")
                        .solve("Go through /sys/class/vtconsole/vtcon*/name and unbind those that say \"frame buffer\".")
                        .saw("/sys/class/vtconsole", there.stream().map(VirtualConsole::name).toList());
    }

    private static Finding framebuffer(Passed passed, Domain domain, Hooks hooks) {
        Optional<String> named = unbound(hooks);
        if (named.isEmpty() || isReplaced(passed)) {
            return Finding.notApplicable();
        }
        Optional<String> there = passed.host().bootScreen().firmwareDevice().optional();
        return there.equals(named)
                ? Finding.pass("The hooks unbind the framebuffer that is there").saw("framebuffer", named.get())
                : Finding.warn("The hooks unbind {0}, which this host does not use", named.get())
                        .because("The write fails with \"No such device\"; what does hold the console stays.")
                        .solve(there.isPresent()
                                ? "Unbind " + there.get() + " instead."
                                : "Leave the unbinding out: no framebuffer of the firmware is in use.")
                        .saw("framebuffer in use", there.orElse("none")).saw("hooks", named.get());
    }

    private static Optional<String> unbound(Hooks hooks) {
        return hooks.lines().filter(line -> line.contains("unbind"))
                .flatMap(line -> FRAMEBUFFER.matcher(line).results().map(MatchResult::group)).findFirst();
    }

    private static boolean isReplaced(Passed passed) {
        return passed.isOf(Passed.AMD)
                && passed.host().bootScreen().framebuffers().optional().orElse(List.of()).stream()
                        .map(Framebuffer::name).anyMatch(name -> name.startsWith("amdgpu"));
    }

    /**
     * The row says error, as the fault was seen with Linux 5.12 (joeknock90/Single-GPU-Passthrough#69). Since 5.18 the old
     * device goes when amdgpu replaces it (commit 27599aacbaef, in stable kernels too), so that the write only fails.
     */
    private static Finding amdgpu(Passed passed, Domain domain, Hooks hooks) {
        if (!passed.isOf(Passed.AMD)) {
            return Finding.notApplicable();
        }
        Optional<String> named = unbound(hooks);
        if (named.isEmpty() || !isReplaced(passed)) {
            return Finding.pass("The hooks unbind no framebuffer that amdgpu has replaced").saw("/proc/fb",
                    passed.host().bootScreen().framebuffers().map(all -> all.stream().map(Framebuffer::name).toList()));
        }
        return Finding.warn("The hooks unbind {0}, which amdgpu has replaced", named.get())
                .because(
                        "Linux before 5.18 may stop with a fault in the kernel; later the device is gone and the write fails.")
                .solve("Leave it out, and unload amdgpu after the console is unbound.").saw("hooks", named.get())
                .saw("/proc/fb", "amdgpudrmfb");
    }

    /** The row waits for a line in the log; a hook that will cause it can be read before. */
    private static Finding rebinds(Passed passed, Domain domain, Hooks hooks) {
        Optional<String> line = hooks.lines().filter(text -> text.contains(EFI) && text.contains("/bind")).findFirst();
        return line.isEmpty()
                ? Finding.pass("The hooks do not bind efi-framebuffer again").saw(Hooks.FOLDER, "no line does")
                : Finding.warn("The hooks bind efi-framebuffer again at the end")
                        .because("That works once; after the GPU was with a guest its memory lies elsewhere: \"BAR has "
                                + "moved\".")
                        .solve("Leave it out: bind the GPU's own driver and the consoles.").saw("hooks", line.get());
    }
}
