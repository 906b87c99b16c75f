// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Tools;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GlScreen;
import org.vitrine.provider.GuestOs;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Values;

/**
 * Checks of a virtio-gpu and its OpenGL. Not here are VGL-009 (a fault of an editor) and VGL-021 (whether a guest is trusted
 * is no fact; the setting's help says what it means).
 */
final class VirtioChecks {
    /** Reports that the OpenGL screen is missing. */
    static final String SCREEN = "VGL-001";
    private static final String FLATPAK = "/.flatpak-info";
    private static final List<String> FOLDERS = List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib");
    private static final List<String> LIBRARIES = List.of("libEGL.so.1", "libGL.so.1");
    private static final List<String> NVIDIA_NODES = List.of("/dev/nvidiactl", "/dev/nvidia0", "/dev/nvidia-modeset");

    static final List<Probe> PROBES = Stream.concat(Stream.of(Probe.path(FLATPAK)), FOLDERS.stream()
            .flatMap(folder -> LIBRARIES.stream().map(library -> Probe.path(folder + "/" + library)))).toList();

    private VirtioChecks() {
    }

    static List<Check> all() {
        return List.of(
                CommonChecks.settings("virtio-settings", VirtioFields.ALL, VirtioFields.WIDTH,
                        VirtioFields.HEIGHT),
                Check.ofUse("virtio-guest", "Does the guest have a driver for virtio-gpu?", VirtioChecks::driver),
                Check.ofUse(SCREEN, "Is there a screen with OpenGL for the guest's 3D?", in3D(VirtioChecks::screen)),
                Check.ofUse("VGL-006", "Does this host's QEMU have virtio-gpu?", VirtioChecks::device),
                Check.ofUse("VGL-007", "Are the host's OpenGL libraries installed?", in3D(VirtioChecks::libraries)),
                Check.ofUse("VGL-010", "Can the guest use 3D?", in3D(VirtioChecks::windows)),
                Check.ofUse("VGL-018", "Does QEMU run outside of a sandbox?", in3D(VirtioChecks::flatpak)),
                Check.ofUse("VGL-019", "Does OpenGL leave QEMU free to answer?", in3D(VirtioChecks::stalls)),
                CommonChecks.deviceCgroup(VirtioChecks::nvidiaNodes), CommonChecks.seLinux(VulkanChecks::udmabuf));
    }

    private static Function<Situation, Finding> in3D(BiFunction<Situation, Values, Finding> answer) {
        return s -> VirtioFields.isOn(s.values(), VirtioFields.ACCEL3D)
                ? answer.apply(s, s.values())
                : Finding.notApplicable();
    }

    /** Of the use where there is one. */
    static Finding about(Situation s, Finding finding) {
        return s.use().map(use -> finding.about(use.anchor())).orElse(finding);
    }

    private static Finding driver(Situation s) {
        if (s.domain().isEmpty()) {
            return Finding.notApplicable();
        }
        return about(s, new GuestOs(s.domain().get()).onWindows("Which driver the guest needs",
                Finding.pass("Linux has the driver since 4.4"),
                () -> Finding.info("Windows needs the driver viogpudo")
                        .because("Without it Windows shows the firmware's resolution only.")
                        .solve("Install virtio-win in the guest: its viogpudo drives the display, in 2D.")
                        .saw("guest", "Windows")));
    }

    private static Finding screen(Situation s, Values values) {
        if (s.domain().isEmpty() || s.use().isEmpty()) {
            return Finding.notApplicable();
        }
        Domain domain = s.domain().get();
        Optional<GlScreen> screen = GlScreen.told(s);
        if (screen.isPresent()) {
            return Finding.pass("The screen {0} has OpenGL", screen.get().type()).saw("graphics@type",
                    screen.get().type());
        }
        Finding finding = Finding.block("The adapter's 3D needs a screen with OpenGL").about(s.use().get().anchor())
                .because("QEMU ends with \"The display backend does not have OpenGL support enabled\".")
                .solve("Add egl-headless, which goes with any screen; or turn on OpenGL of SPICE for viewers on this host.")
                .saw("graphics/gl@enable", "on no screen")
                .remedy(Remedy.edit(domain, draft -> Screens.make(draft, GlScreen.HEADLESS), "Add egl-headless"));
        boolean isLocal = domain.find("/devices/graphics[@type='spice']")
                .filter(spice -> spice.get("@port").isEmpty() && !spice.is("@autoport", "yes"))
                .filter(spice -> spice.is("listen@type", "socket") || spice.is("listen@type", "none")).isPresent();
        return isLocal
                ? finding.remedy(Remedy.edit(domain, draft -> Screens.make(draft, "spice"), "Turn on OpenGL of SPICE"))
                : finding;
    }

    /** Models with {@code -gl} are there since QEMU 6.1, as modules in most distributions. */
    private static Finding device(Situation s) {
        HostSnapshot host = s.host();
        boolean accelerated = VirtioFields.isOn(s.values(), VirtioFields.ACCEL3D);
        String model = accelerated ? "virtio-vga-gl" : "virtio-vga";
        // what libvirt takes where there is no VGA, as on ARM
        String plain = accelerated ? "virtio-gpu-gl-pci" : "virtio-gpu-pci";
        Optional<Set<String>> devices = host.qemu().devices().optional();
        if (devices.filter(names -> names.contains(model) || names.contains(plain)).isPresent()) {
            String there = devices.get().contains(model) ? model : plain;
            return Finding.pass("QEMU has {0}", there).saw(HostCommand.QEMU_DEVICES.line(), there);
        }
        if (accelerated && devices.isPresent()
                && Version.qemu(host).optional().filter(v -> v.isBefore(6, 1)).isPresent()) {
            return Finding.notApplicable();
        }
        Finding finding = Finding.block(devices.isEmpty() ? "QEMU is not installed" : "This QEMU has no {0}", model)
                .because("QEMU was built without it, or its module is not installed.")
                .solve(accelerated
                        ? "Install qemu-system-modules-opengl (Debian 13, Ubuntu), qemu-device-display-virtio-vga-gl with "
                                + "qemu-ui-opengl (Fedora), qemu-hw-display-virtio-vga-gl (Arch, openSUSE)."
                        : "Install QEMU for x86: qemu-system-x86 (Debian, Ubuntu, Arch), qemu-kvm (Fedora).")
                .saw(HostCommand.QEMU_DEVICES.line(), devices.isEmpty() ? "not there" : "no " + model);
        return about(s, accelerated && devices.isPresent() && s.use().isPresent()
                ? finding.remedy(Remedy.settings(in2D(s.values()), "Do without 3D"))
                : finding);
    }

    /** The same adapter without what needs a GPU. */
    static Values in2D(Values values) {
        return values.without(VirtioFields.ACCEL3D).without(VirtioFields.SCREEN).without(VirtioFields.NODE)
                .without(VirtioFields.VENUS).without(VirtioFields.NATIVE).without(VirtioFields.HOSTMEM)
                .without(VirtioFields.BLOB);
    }

    private static Finding libraries(Situation s, Values values) {
        for (String library : LIBRARIES) {
            Fact<String> found = FOLDERS.stream().map(folder -> folder + "/" + library)
                    .map(path -> s.host().entry(path).map(there -> path))
                    .reduce(Fact.absent(), (one, next) -> one instanceof Fact.Known ? one : either(one, next));
            if (found.optional().isEmpty() && s.host().tools().inStore().or(false)) {
                return about(s, Finding.unknown("Where {0} is does not show: {1}", library, Tools.NO_PLACE)
                        .solve("Look whether graphics are on in the system's configuration: hardware.graphics.enable on NixOS.")
                        .saw("/etc/os-release", "NixOS or Guix"));
            }
            if (found.optional().isEmpty()) {
                return about(s, Finding.block("{0} is not installed", library)
                        .because("QEMU draws OpenGL with the host's libraries, which servers often lack.")
                        .solve("Install libegl1 and libgl1 (Debian, Ubuntu, Proxmox), libglvnd-egl and libglvnd-glx "
                                + "(Fedora), libglvnd (Arch).")
                        .saw(String.join(", ", FOLDERS), "no " + library));
            }
        }
        return Finding.pass("The host's OpenGL libraries are installed").saw(FOLDERS.getFirst(), LIBRARIES);
    }

    /** Found in one folder is found, however little is known of the others. */
    private static Fact<String> either(Fact<String> one, Fact<String> next) {
        return next instanceof Fact.Absent ? one : next;
    }

    private static Finding windows(Situation s, Values values) {
        if (s.domain().isEmpty()) {
            return Finding.notApplicable();
        }
        return about(s, new GuestOs(s.domain().get()).onWindows("Whether the guest can draw in 3D",
                Finding.pass("Linux has drivers for virtio-gpu's 3D in Mesa"), () -> in2D(s, values)));
    }

    private static Finding in2D(Situation s, Values values) {
        Finding finding = Finding.warn("Windows will draw in 2D")
                .because(
                        "virtio-win's driver viogpudo shows a display; drivers for OpenGL and D3D10 are work in progress.")
                .solve("Do without 3D, or give the guest a GPU.").saw("guest", "Windows")
                .saw("acceleration@accel3d", "yes");
        return s.use().isPresent()
                ? finding.remedy(Remedy.settings(in2D(values), "Do without 3D"))
                : finding;
    }

    private static Finding flatpak(Situation s, Values values) {
        if (s.connection().filter(ConnectionInfo::privileged).isPresent()) {
            return Finding.notApplicable();
        }
        if (s.host().entry(FLATPAK).optional().isEmpty()) {
            return Finding.pass("This is no Flatpak").saw(FLATPAK, "not there");
        }
        return about(s, Finding.warn("A QEMU in a Flatpak may lack OpenGL")
                .because("The sandbox brings a QEMU of its own, mostly without the modules for OpenGL.")
                .solve("Use the host's libvirt: qemu:///system.").saw(FLATPAK, "there"));
    }

    /** The row says WARN. QEMU holds back what the guest draws until the viewer took the last frame (qemu_spice_gl_block), not itself. */
    private static Finding stalls(Situation s, Values values) {
        Optional<Element> screen = GlScreen.told(s).map(GlScreen::graphics);
        if (screen.isEmpty() || s.isWindow()) {
            return Finding.notApplicable();
        }
        if (!screen.get().is("@type", "spice")) {
            return Finding.pass("OpenGL is not SPICE's").saw("graphics@type", screen.get().get("@type").orElse(""));
        }
        return Finding.info("A viewer that is slow can stall the machine").about(screen.get())
                .because("What the guest draws waits until the SPICE viewer has taken the frame before.")
                .solve("Where it stalls, draw with egl-headless and leave SPICE without OpenGL.")
                .saw("graphics@type", "spice with gl")
                .remedy(Remedy.edit(s.domain().orElseThrow(), draft -> {
                    draft.at(screen.get()).clear("gl");
                    Screens.make(draft, GlScreen.HEADLESS);
                }, "Draw with egl-headless"));
    }

    private static List<String> nvidiaNodes(Situation s) {
        return s.domain().flatMap(GlScreen::of).filter(GlScreen::drawsOnRenderNode)
                .filter(screen -> VirtioFields.isOn(s.values(), VirtioFields.ACCEL3D))
                .map(screen -> screen.node(s.host()).flatMap(DrmNode::driver)).filter(driver -> driver.is("nvidia"))
                .map(nvidia -> NVIDIA_NODES).orElse(List.of());
    }
}
