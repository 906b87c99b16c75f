// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.List;
import java.util.stream.Stream;

import org.vitrine.host.Drm;
import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;
import org.vitrine.provider.Values;

/**
 * The settings of one virtio-gpu, relative to its {@code <video>}. Those without a place stand elsewhere: properties that
 * libvirt has no word for in {@code <qemu:override>}, the OpenGL screen in the domain's {@code <graphics>}.
 */
final class VirtioFields {
    /** As many scanouts as the device has (VIRTIO_GPU_MAX_SCANOUTS). */
    static final int MOST_HEADS = 16;
    private static final String MONITORS = "Monitors";
    private static final String THREE_D = "3D";
    private static final String VULKAN = "Vulkan";

    static final Field<Integer> HEADS = Field.integer("heads").at("model@heads").byDefault(1)
            .where(n -> n >= 0 && n <= MOST_HEADS, "heads must be at most {0}", MOST_HEADS)
            .labelled("Monitors", "").in(MONITORS)
            .explained("How many monitors the guest can show on this adapter.");
    static final Field<Integer> WIDTH = Field.integer("x").at("model/resolution@x")
            .where(n -> n >= 1, "x must be 1 or more").labelled("Preferred width", "pixels").in(MONITORS)
            .explained(
                    "The width that the guest is offered first, 1280 by default; needs the height too. Set it where no "
                            + "viewer tells the guest its window's size.");
    static final Field<Integer> HEIGHT = Field.integer("y").at("model/resolution@y")
            .where(n -> n >= 1, "y must be 1 or more").labelled("Preferred height", "pixels").in(MONITORS)
            .explained("The height that the guest is offered first, 800 by default; needs the width too.");
    static final Field<Boolean> EDID = Field.toggle("edid", "true", "false").byDefault(true)
            .labelled("Describe the monitor (EDID)", "").in(MONITORS)
            .explained("Turn it off for guests whose driver stumbles over the description. Without it the preferred "
                    + "resolution and the size of the window do not reach the guest.");
    static final Field<Boolean> PRIMARY = Field.toggle("primary", "yes", "no").at("model@primary")
            .labelled("Primary adapter", "").in(MONITORS)
            .explained("The primary adapter shows the firmware and the boot. Unwritten, the first in the domain is.");

    static final Field<Boolean> ACCEL3D = Field.toggle("accel3d", "yes", "no").at("model/acceleration@accel3d")
            .labelled("3D acceleration", "").in(THREE_D)
            .explained(
                    "Hands the guest's OpenGL to the host's GPU. Linux guests since kernel 4.4 use it; Windows has no "
                            + "driver for it yet. The guest then reaches the host's graphics driver: leave it off for guests that "
                            + "you do not trust.");
    static final Field<String> SCREEN = Field
            .choice("screen", List.of(Choice.of("egl-headless", "Without a window, beside any screen (egl-headless)"),
                    Choice.of("spice", "SPICE on this host"), Choice.of("sdl", "A window on the host (SDL)"),
                    Choice.of("dbus", "D-Bus")))
            .labelled("OpenGL screen", "").in(THREE_D)
            .explained(
                    "Where OpenGL is drawn; a machine has one such screen. egl-headless copies the picture into any other "
                            + "screen, remote ones too; SPICE with OpenGL is faster and for viewers on this host only; SDL opens a "
                            + "window and needs no render node.");
    static final Field<String> NODE = Field.device("rendernode").from((host, values) -> nodes(host))
            .where(path -> path.isEmpty() || path.startsWith(Drm.NODES + "/"), "rendernode must be a path below {0}",
                    Drm.NODES)
            .labelled("GPU of the host", "").in(THREE_D)
            .explained("The render node that draws. Name it where the host has several GPUs: libvirt takes the first "
                    + "otherwise. Paths in /dev/dri/by-path stay the same over boots.");
    static final Field<String> BACKEND = Field
            .choice("backend", List.of(Choice.of("qemu", "In QEMU"), Choice.of("vhostuser", "In a process of its own")))
            .at("driver@name").labelled("Drawn", "").in(THREE_D)
            .explained(
                    "A process of its own (vhost-user-gpu) keeps a crash of the graphics driver away from the machine. It "
                            + "must be installed on the host and needs shared memory.");

    static final Field<Boolean> BLOB = Field.toggle("blob", "on", "off").at("model@blob")
            .labelled("Blob resources", "").in(VULKAN)
            .explained(
                    "Shares the guest's pictures with the host without a copy; Vulkan needs it. Needs memory of type memfd "
                            + "that is shared, and libvirt 9.2.");
    static final Field<Boolean> VENUS = Field.toggle("venus", "true", "false")
            .labelled("Vulkan by Venus", "").in(VULKAN)
            .explained("Hands the guest's Vulkan to the host's driver. Needs QEMU 9.2, Linux 6.13 on the host, "
                    + "virglrenderer 1.0 with its render server, Mesa 24.2 in the guest.");
    static final Field<Boolean> NATIVE = Field.toggle("native", "true", "false")
            .labelled("Native contexts", "").in(VULKAN)
            .explained(
                    "Runs the host GPU's own Mesa driver in the guest: faster than Venus and virgl. Needs QEMU 11 and "
                            + "virglrenderer built for the GPU; for GPUs of AMD, Intel, Qualcomm and Apple.");
    static final Field<Long> HOSTMEM = Field.number("hostmem")
            .where(n -> n >= 0, "hostmem must not be negative").labelled("Window for Vulkan memory", "bytes").in(VULKAN)
            .explained("How much of the GPU's memory the guest can map at once, in bytes; Vulkan needs it. Begin with "
                    + "1073741824 (1 GiB): very large windows do not fit the firmware's address space.");

    static final List<Field<?>> ALL = List.of(HEADS, WIDTH, HEIGHT, EDID, PRIMARY, ACCEL3D, SCREEN, NODE, BACKEND, BLOB,
            VENUS, NATIVE, HOSTMEM);

    private VirtioFields() {
    }

    /** The host's render nodes; where they are not known, none can be picked and any can be typed. */
    private static List<Choice> nodes(HostSnapshot host) {
        return host.drm().renderNodes().or(List.of()).stream()
                .map(node -> Choice.of(path(node), "{0} ({1})", node.path(), node.driver().or("unknown driver")))
                .toList();
    }

    /** The path that stays the same over boots, where there is one. */
    static String path(DrmNode node) {
        return node.stablePath() instanceof Fact.Known<String>(String stable) ? stable : node.path();
    }

    /** Whether a toggle is written as on; what cannot be read is not. */
    static boolean isOn(Values values, Field<Boolean> toggle) {
        return values.text(toggle).map(toggle.print(true)::equals).orElse(toggle.fallback());
    }

    /** Those that {@code <qemu:override>} holds. */
    static Stream<Field<?>> overridden() {
        return Stream.of(EDID, VENUS, NATIVE, HOSTMEM);
    }
}
