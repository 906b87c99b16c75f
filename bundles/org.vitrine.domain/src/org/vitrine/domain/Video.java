// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;

/**
 * An emulated display adapter, {@code <video>}.
 *
 * @param element the element
 */
public record Video(Element element) {

    /** All of a domain, in order. */
    public static List<Video> of(Domain domain) {
        return domain.devices("video").map(Video::new).toList();
    }

    /** The model: {@code qxl}, {@code virtio}, {@code vga}, {@code none}, … */
    public Setting<String> model() {
        return Setting.word(element, "model@type");
    }

    /** Whether it says that the machine has no emulated adapter at all. */
    public boolean isNone() {
        return model().is("none");
    }

    /** Whether it is the adapter that the firmware uses. */
    public Setting<Boolean> primary() {
        return Setting.flag(element, "model@primary");
    }

    /** How many monitors it has. */
    public Setting<Long> heads() {
        return Setting.number(element, "model@heads");
    }

    /** QXL's first memory bar, in KiB. */
    public Setting<Long> ram() {
        return Setting.number(element, "model@ram");
    }

    /** Video memory, for QXL its second bar, in KiB. */
    public Setting<Long> vram() {
        return Setting.number(element, "model@vram");
    }

    /** QXL's second bar where it may lie above 4 GiB, in KiB. */
    public Setting<Long> vram64() {
        return Setting.number(element, "model@vram64");
    }

    /** QXL's frame buffer, in KiB. */
    public Setting<Long> vgamem() {
        return Setting.number(element, "model@vgamem");
    }

    /** Whether host and guest share blob resources (virtio). */
    public Setting<Boolean> blob() {
        return Setting.flag(element, "model@blob");
    }

    /** Whether it tells its monitors' EDID (virtio, vga, bochs). */
    public Setting<Boolean> edid() {
        return Setting.flag(element, "model@edid");
    }

    /** Width of the first screen, in pixels. */
    public Setting<Long> width() {
        return Setting.number(element, "model/resolution@x");
    }

    /** Height of the first screen, in pixels. */
    public Setting<Long> height() {
        return Setting.number(element, "model/resolution@y");
    }

    /** Whether OpenGL of the guest is rendered on the host (virgl). */
    public Setting<Boolean> accel3d() {
        return Setting.flag(element, "model/acceleration@accel3d");
    }

    /** Whether 2D is accelerated (vbox). */
    public Setting<Boolean> accel2d() {
        return Setting.flag(element, "model/acceleration@accel2d");
    }

    /** The host's render node of a vhost-user adapter. */
    public Setting<String> renderNode() {
        return Setting.word(element, "model/acceleration@rendernode");
    }

    /** What runs it: {@code qemu}, or {@code vhostuser} for a process of its own. */
    public Setting<String> driver() {
        return Setting.word(element, "driver@name");
    }

    /** How much of VGA it has: {@code io}, {@code on}, {@code off}. */
    public Setting<String> vgaConf() {
        return Setting.word(element, "driver@vgaconf");
    }

    /** Its name in libvirt and QEMU, as qemu:override needs it; libvirt gives {@code video0}, … where there is none. */
    public Setting<String> alias() {
        return Setting.word(element, "alias@name");
    }
}
