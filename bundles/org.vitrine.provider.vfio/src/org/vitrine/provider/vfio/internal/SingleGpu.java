// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.host.Fact;
import org.vitrine.host.KernelModule;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/**
 * A host that gives its only screen to a guest: SGPU-004, SGPU-010 and SGPU-013 to SGPU-017. They do not arise where the host
 * keeps a screen.
 */
final class SingleGpu {
    private static final int SSH = 22;
    private static final List<String> SSH_UNITS = List.of("ssh.service", "sshd.service");
    private static final Set<String> LOCAL_SCREENS = Set.of("spice", "vnc", "sdl", "dbus", "egl-headless");

    static final List<Check> CHECKS = List.of(
            only("SGPU-004", "Do the hooks free the GPU's driver?", SingleGpu::driver),
            only("SGPU-010", "Is the GPU the guest's only screen?", SingleGpu::screens),
            only("SGPU-013", "Do programs on the host outlive the handover?", (passed, domain) -> programs(passed)),
            only("SGPU-014", "Was the host booted by UEFI?", (passed, domain) -> uefi(passed)),
            only("SGPU-015", "Is the only GPU a card of its own?", (passed, domain) -> apu(passed)),
            VfioChecks.ofGpu("SGPU-016", "Has the host got its screen back?", SingleGpu::back),
            only("SGPU-017", "Is there a way in without a screen?", (passed, domain) -> wayIn(passed)));

    private SingleGpu() {
    }

    private static Check only(String id, String question, VfioChecks.Answer answer) {
        return VfioChecks.inDomain(id, question, (passed, domain) -> passed.takesHostScreen()
                ? answer.of(passed, domain)
                : Finding.notApplicable());
    }

    /** Users of the driver's module at rest are the desktop: what counts is that the hooks stop it before they unload. */
    private static Finding driver(Passed passed, Domain domain) {
        Optional<String> driver = passed.gpu().driver().optional().filter(name -> !name.contains("vfio"));
        Hooks hooks = Hooks.of(passed.host(), Optional.of(domain));
        if (driver.isEmpty() || hooks.scripts().isEmpty()) {
            return Finding.notApplicable();
        }
        KernelModule module = passed.host().modules().module(driver.get());
        int users = module.references().optional().orElse(0);
        boolean stops = hooks.lines().anyMatch(line -> line.contains("display-manager") || line.contains("gdm")
                || line.contains("sddm") || line.contains("lightdm") || line.contains("isolate multi-user"));
        return users == 0 || stops
                ? Finding.pass("The hooks stop the desktop before the GPU's driver goes").saw(driver.get() + " users",
                        users)
                : Finding.warn("{0} has {1} users, and no hook stops the desktop", driver.get(), users)
                        .because(
                                "A driver in use cannot be unloaded (\"Module is in use\"), and taking the GPU from it "
                                        + "waits for ever.")
                        .solve("Let the hook stop display-manager.service, user services that draw, and "
                                + "nvidia-persistenced first.")
                        .saw("/proc/modules " + driver.get(), users + " users")
                        .saw("used by", module.holders().map(names -> String.join(", ", names)));
    }

    private static Finding screens(Passed passed, Domain domain) {
        List<Element> others = Stream.concat(
                domain.devices("video").filter(video -> !video.is("model@type", "none")),
                domain.devices("graphics").filter(graphics -> LOCAL_SCREENS.contains(graphics.get("@type").orElse(""))))
                .toList();
        if (others.isEmpty()) {
            return Finding.pass("The GPU is the guest's only screen").saw("video and graphics", "none");
        }
        return Finding.warn("The guest has another screen than the GPU").about(others.getFirst())
                .because(
                        "Firmware and guest take the emulated adapter for the first screen and draw there, where nobody "
                                + "looks.")
                .solve("Set the video model to none and take graphics away; keep them while the guest is installed.")
                .saw("devices", String.join(", ", others.stream().map(Element::name).toList()))
                .remedy(Remedy.edit(domain, SingleGpu::withoutScreens, "Leave the GPU as the only screen"));
    }

    /** libvirt adds a video adapter where graphics are and none is written, so one of model none says that it must not. */
    private static void withoutScreens(Draft draft) {
        List<Element> videos = draft.now().devices("video").toList();
        draft.now().devices("graphics").filter(graphics -> LOCAL_SCREENS.contains(graphics.get("@type").orElse("")))
                .toList().forEach(graphics -> draft.at(graphics).remove());
        videos.stream().skip(1).forEach(video -> draft.at(video).remove());
        videos.stream().limit(1).map(draft::at).forEach(video -> {
            video.clear("model");
            video.set("model@type", "none");
        });
    }

    /** Whether users linger is not looked at: it would name them. Xpra is what the row proposes. */
    private static Finding programs(Passed passed) {
        Optional<String> xpra = passed.host().tools().program("xpra").optional();
        return xpra.isPresent()
                ? Finding.pass("Programs can run under Xpra and outlive the handover").saw("xpra", xpra.get())
                : Finding.info("All programs of the desktop end with it")
                        .because("The display manager is stopped while the guest has the screen.")
                        .solve("Start what must go on under Xpra or in a terminal multiplexer with loginctl enable-linger.")
                        .saw("xpra", "not installed");
    }

    private static Finding uefi(Passed passed) {
        return passed.host().firmware().isUefi().is(true)
                ? Finding.pass("The host was booted by UEFI").saw("/sys/firmware/efi", "there")
                : Finding.warn("The host was booted by a BIOS")
                        .because("The VGA console of a BIOS does not let go of the GPU as a UEFI framebuffer does.")
                        .solve("Switch the firmware to UEFI without CSM; the host must be installed for that.")
                        .saw("/sys/firmware/efi", "not there");
    }

    private static Finding apu(Passed passed) {
        boolean isApu = passed.isOf(Passed.AMD)
                && passed.gpu().device().optional().filter(ResetQuirks::isApu).isPresent();
        return !isApu
                ? Finding.pass("The GPU is a card of its own").saw(passed.gpu().path() + "/device",
                        passed.gpu().read("device"))
                : Finding.warn("The only GPU is a part of the processor")
                        .because("amdgpu rarely lets go of an APU's GPU, and the GPU is not reset between two starts.")
                        .solve("Use a discrete card for the guest.")
                        .saw(passed.gpu().path() + "/device", passed.gpu().read("device"));
    }

    /** Asked while the machine is off: a GPU that nobody has, on a host without any other screen. */
    private static Finding back(Passed passed) {
        if (passed.isLive() || !passed.gpusOfHost().isEmpty() || !passed.gpu().isBootVga().is(true)) {
            return Finding.notApplicable();
        }
        Optional<String> driver = passed.gpu().driver().optional();
        boolean isVfiosFromBoot = driver.filter(name -> name.contains("vfio")).isPresent()
                && Passed.id(passed.gpu()).optional().filter(passed.idsForVfio()::contains).isPresent();
        if (isVfiosFromBoot) {
            return Finding.notApplicable(); // there was no screen to come back
        }
        boolean isDark = passed.host().bootScreen().firmwareDevice().optional().isEmpty()
                && driver.filter(name -> !name.contains("vfio")).isEmpty();
        Fact<Boolean> manager = passed.host().units().isActive("display-manager.service");
        boolean isManagerOff = manager.equals(Fact.known(false));
        if (!isDark && !isManagerOff) {
            return Finding.pass("The host has its screen").saw(passed.gpu().path() + "/driver", passed.gpu().driver());
        }
        return Finding.warn("The host's screen has not come back")
                .because(
                        "After a machine has had the only GPU, the hooks must undo all that they did, in reverse order.")
                .solve("At the end: give the GPU to its driver (remove it and scan the bus where that fails), load the "
                        + "driver's modules, bind the consoles, start the display manager.")
                .saw(passed.gpu().path() + "/driver", passed.gpu().driver())
                .saw("display-manager.service", manager.map(is -> is ? "active" : "inactive"));
    }

    private static Finding wayIn(Passed passed) {
        if (passed.host().ports().listening().optional().orElse(Set.of()).contains(SSH)) {
            return Finding.pass("Somebody listens on the port of SSH").saw("/proc/net/tcp", "LISTEN on " + SSH);
        }
        boolean isActive = SSH_UNITS.stream().anyMatch(unit -> passed.host().units().isActive(unit).or(false));
        return isActive
                ? Finding.pass("The SSH server runs").saw("systemctl", "active")
                : Finding.warn("There is no way into the host without its screen")
                        .because("Where the handover fails, keyboard and screen are gone.")
                        .solve("Run an SSH server before the first try, and try to log in from elsewhere.")
                        .saw("/proc/net/tcp", "nobody listens on " + SSH);
    }
}
