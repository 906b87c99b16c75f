// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Graphics;
import org.vitrine.host.Drm;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;

/** Checks of a domain's OpenGL screen. Where there is no such screen, or it draws on a window's display, they do not arise. */
final class GlChecks {
    private static final String NVIDIA = "nvidia";
    private static final String MODESET = "/sys/module/nvidia_drm/parameters/modeset";
    private static final Pattern SANDBOX = Pattern.compile("^[ \\t]*seccomp_sandbox\\s*=\\s*(-?\\d+)",
            Pattern.MULTILINE);

    static final List<Check> ALL = List.of(
            Check.ofDomain("VGL-002", "Is there a GPU to draw the OpenGL screen?", onNode(GlChecks::node)),
            Check.ofDomain("VGL-003", "May the machine open the render node?", onNode(GlChecks::permission)),
            Check.ofDomain("VGL-004", "Can NVIDIA's driver draw the OpenGL screen?", onNode(GlChecks::nvidia)),
            Check.ofDomain("VGL-005", "Will a viewer show what NVIDIA's driver draws?", onNode(GlChecks::scanout)),
            Check.ofDomain("VGL-008", "Is it said which GPU draws?", onNode(GlChecks::choice)),
            Check.ofDomain("VGL-020", "Is there one OpenGL screen only?", GlChecks::single),
            Check.ofDomain("gl-sandbox", "Does libvirt let QEMU draw in a window?", GlChecks::sandbox)
                    .reading(Confinement.CONFIGURATION));

    private GlChecks() {
    }

    private static Function<Situation, Finding> onNode(BiFunction<Situation, GlScreen, Finding> answer) {
        return s -> s.domain().flatMap(GlScreen::of).filter(GlScreen::drawsOnRenderNode)
                .map(screen -> answer.apply(s, screen)).orElseGet(Finding::notApplicable);
    }

    private static Finding node(Situation s, GlScreen screen) {
        Optional<DrmNode> node = screen.node(s.host()).optional();
        if (node.isPresent()) {
            return Finding.pass("{0} draws the screen", node.get().path()).saw(Drm.NODES, node.get().name());
        }
        Domain domain = s.domain().orElseThrow();
        Finding finding = screen.writtenNode().isPresent()
                ? Finding.block("The render node {0} is not there", screen.writtenNode().get())
                : Finding.block("This host has no render node for the OpenGL screen");
        finding = finding.about(screen.graphics())
                .because("QEMU ends with \"egl: no drm render node available\".")
                .solve("Load the GPU's driver and, in a container, pass /dev/dri into it; without a GPU the module vgem "
                        + "gives one that draws in software. Or do without OpenGL.")
                .saw(screen.writtenNode().orElse(Drm.NODES + "/renderD*"), "not there");
        if (screen.writtenNode().isPresent() && !nodes(s.host()).isEmpty()) {
            finding = finding.remedy(Remedy.edit(domain, draft -> screen.choose(draft, nodes(s.host()).getFirst()),
                    "Draw on {0}", nodes(s.host()).getFirst().path()));
        }
        return finding.remedy(Remedy.edit(domain, GlScreen::dropAll, "Do without OpenGL"));
    }

    /**
     * The row says that libvirt gives the node to a machine only where it is written. libvirt chooses the first by itself
     * where none is (since 5.0) and gives it as well; the session's and the embedded libvirt open it as the user.
     */
    private static Finding permission(Situation s, GlScreen screen) {
        Optional<Entry> device = screen.node(s.host()).flatMap(DrmNode::device).optional();
        if (device.isEmpty() || s.connection().filter(ConnectionInfo::privileged).isPresent()) {
            return Finding.notApplicable();
        }
        String path = screen.node(s.host()).map(DrmNode::path).or(Drm.NODES);
        var node = new DeviceNode(s.host(), path, device.get());
        if (node.isOpen()) {
            return Finding.pass("This user may open {0}", path).saw(path, node.access());
        }
        Finding closed = s.connection().isPresent()
                ? Finding.block("This user may not open {0}", path)
                : Finding.warn("Machines of this user may not open {0}", path);
        return node.advise(closed.about(screen.graphics()).saw(path, node.access()),
                Text.of("Install your system's udev rules, which give render nodes to the group render; or run the "
                        + "machine on qemu:///system."));
    }

    private static Finding nvidia(Situation s, GlScreen screen) {
        if (!drawsOnNvidia(s, screen)) {
            return Finding.notApplicable();
        }
        Fact<String> modeset = s.host().file(MODESET);
        if (modeset.is("Y")) {
            return Finding.pass("NVIDIA's driver gives buffers that QEMU can use").saw(MODESET, "Y");
        }
        return withOtherNodes(s, screen, Finding.warn("NVIDIA's driver may not draw the OpenGL screen")
                .about(screen.graphics())
                .because("Without nvidia_drm.modeset=1 it has no GBM: QEMU ends with \"eglInitialize failed\".")
                .solve("Set nvidia_drm.modeset=1 with a driver of 555 or later, or draw on another GPU.")
                .saw(MODESET, modeset));
    }

    private static Finding scanout(Situation s, GlScreen screen) {
        if (!screen.type().equals("spice")) {
            return Finding.notApplicable();
        }
        if (!drawsOnNvidia(s, screen)) {
            return Finding.pass("Viewers can import what the GPU draws").saw("driver of the render node",
                    screen.node(s.host()).flatMap(DrmNode::driver));
        }
        Domain domain = s.domain().orElseThrow();
        return withOtherNodes(s, screen, Finding.warn("The viewer may stay blank").about(screen.graphics())
                .because("SPICE hands the screen over as a buffer of NVIDIA's driver, which viewers cannot import.")
                .solve("Draw on another GPU, or leave OpenGL to egl-headless, which copies the screen.")
                .saw("driver of the render node", NVIDIA))
                .remedy(Remedy.edit(domain, draft -> {
                    draft.at(screen.graphics()).clear("gl");
                    draft.addDevice("graphics").set("@type", GlScreen.HEADLESS);
                }, "Draw with egl-headless"));
    }

    private static Finding choice(Situation s, GlScreen screen) {
        List<DrmNode> nodes = nodes(s.host());
        if (nodes.size() < 2) {
            return Finding.notApplicable();
        }
        if (screen.writtenNode().isPresent()) {
            return Finding.pass("{0} draws", screen.writtenNode().get()).saw("gl@rendernode",
                    screen.writtenNode().get());
        }
        Finding finding = Finding.warn("The first of {0} GPUs draws, whichever that is", nodes.size())
                .about(screen.graphics())
                .because(
                        "Which is first may change from boot to boot; it may be the slow one, or one meant for a guest.")
                .solve("Name the render node by its path in /dev/dri/by-path.").saw("gl@rendernode", "not there")
                .saw(Drm.NODES, nodes.stream().map(DrmNode::name).collect(Collectors.joining(", ")));
        return offer(s, screen, finding, nodes);
    }

    private static Finding single(Situation s) {
        if (s.domain().isEmpty()) {
            return Finding.notApplicable();
        }
        List<GlScreen> all = GlScreen.all(s.domain().get());
        if (all.size() < 2) {
            Graphics.of(s.domain().get()).forEach(graphics -> Told.value(graphics.gl()));
            return all.isEmpty() ? Finding.notApplicable() : Finding.pass("There is one OpenGL screen");
        }
        return Finding.block("The machine has {0} OpenGL screens", all.size()).about(all.get(1).graphics())
                .because("libvirt takes one.").solve("Keep one.")
                .saw("graphics", all.stream().map(GlScreen::type).collect(Collectors.joining(", ")))
                .remedy(Remedy.edit(s.domain().get(), draft -> all.stream().skip(1).forEach(screen -> {
                    if (screen.type().equals(GlScreen.HEADLESS)) {
                        draft.at(screen.graphics()).remove();
                    } else {
                        draft.at(screen.graphics()).clear("gl");
                    }
                }), "Keep {0}", all.getFirst().type()));
    }

    /** Seen with libvirt 9.0 and QEMU 7.2: a GL driver sets its threads' affinity, which the filter answers with SIGSYS. */
    private static Finding sandbox(Situation s) {
        Optional<GlScreen> window = s.domain().flatMap(GlScreen::of).filter(screen -> screen.type().equals("sdl"));
        if (window.isEmpty()) {
            return Finding.notApplicable();
        }
        if (s.connection().filter(connection -> !connection.privileged()).isPresent()) {
            throw new UnknownFactException("the configuration of this user's own libvirt was not read");
        }
        String conf = s.host().text(Confinement.QEMU_CONF).optional().orElse("");
        String setting = SANDBOX.matcher(conf).results().map(found -> found.group(1)).reduce((a, b) -> b).orElse("-1");
        if (setting.equals("0")) {
            return Finding.pass("libvirt starts QEMU without its seccomp filter")
                    .saw(Confinement.QEMU_CONF + " seccomp_sandbox", "0");
        }
        return Finding.block("libvirt's seccomp filter ends a QEMU that draws in a window")
                .about(window.get().graphics())
                .because("The GPU's driver sets the affinity of its threads, which the filter forbids.")
                .solve("Use egl-headless or SPICE for OpenGL; or set seccomp_sandbox = 0 in {0}, which lets a guest that "
                        + "breaks out of QEMU do more.", Confinement.QEMU_CONF)
                .saw(Confinement.QEMU_CONF + " seccomp_sandbox", setting.equals("-1") ? "not written: on" : setting)
                .remedy(Remedy.edit(s.domain().orElseThrow(), draft -> {
                    draft.at(window.get().graphics()).clear("gl");
                    draft.addDevice("graphics").set("@type", GlScreen.HEADLESS);
                }, "Draw with egl-headless"));
    }

    private static boolean drawsOnNvidia(Situation s, GlScreen screen) {
        return screen.node(s.host()).flatMap(DrmNode::driver).is(NVIDIA);
    }

    private static Finding withOtherNodes(Situation s, GlScreen screen, Finding finding) {
        return offer(s, screen, finding,
                nodes(s.host()).stream().filter(node -> !node.driver().couldBe(NVIDIA::equals)).toList());
    }

    private static Finding offer(Situation s, GlScreen screen, Finding finding, List<DrmNode> nodes) {
        Finding told = finding;
        for (DrmNode node : nodes) {
            told = told.remedy(Remedy.edit(s.domain().orElseThrow(), draft -> screen.choose(draft, node),
                    "Draw on {0} ({1})", node.path(), node.driver().or("unknown driver")));
        }
        return told;
    }

    private static List<DrmNode> nodes(HostSnapshot host) {
        return host.drm().renderNodes().optional().orElse(List.of());
    }
}
