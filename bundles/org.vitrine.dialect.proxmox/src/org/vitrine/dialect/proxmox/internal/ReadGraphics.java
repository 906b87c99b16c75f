// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Editable;
import org.vitrine.host.Fact;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;

/** The display ({@code vga}) and devices of the host ({@code hostpciN}). */
final class ReadGraphics {

    /** Types of display, with libvirt's model. */
    static final Map<String, String> MODELS = Map.of("std", "vga", "cirrus", "cirrus", "vmware", "vmvga", "virtio",
            "virtio", "virtio-gl",
            "virtio", "qxl", "qxl", "qxl2", "qxl", "qxl3", "qxl", "qxl4", "qxl");
    private static final Map<String, String> IDS = Map.of("vendor-id", "x-pci-vendor-id", "device-id",
            "x-pci-device-id", "sub-vendor-id",
            "x-pci-sub-vendor-id", "sub-device-id", "x-pci-sub-device-id");
    /** Where a domain says what its devices are to be. */
    static final String WISHES = "metadata/vitrine:devices";
    private static final Set<String> LATER = Set.of("order");

    private final Reading r;

    ReadGraphics(Reading r) {
        this.r = r;
    }

    void read(ReadDisks disks) {
        vga();
        r.conf().numbered("hostpci").forEach(s -> hostPci(s, disks));
    }

    private void vga() {
        Optional<Setting> line = r.conf().last("vga");
        String type = line.flatMap(s -> s.take("type")).orElse("std");
        Optional<Long> memory = line.flatMap(s -> r.number(s, "memory", 1, 4095));
        Optional<String> clipboard = line.flatMap(s -> s.take("clipboard"));
        line.ifPresent(s -> r.finish(s, "A display of a domain has no such part."));
        // by PVE::QemuServer::PCI: a GPU that is the first display takes the place of the default one, not of one that was asked for
        boolean gpu = line.isEmpty() && r.hasPrimaryGpu();
        if (gpu || type.equals("none") || type.startsWith("serial")) {
            r.device("video").set("model@type", "none");
            return;
        }
        Optional<String> model = Optional.ofNullable(MODELS.get(type));
        if (model.isEmpty()) {
            r.lose("vga: " + type, "libvirt has no such display; std stands for it.");
        }
        boolean spice = type.startsWith("qxl");
        int heads = type.matches("qxl[2-4]") ? type.charAt(3) - '0' : 1;
        boolean one = heads == 1 || !r.isWindows();
        for (int i = 0; i < (one ? 1 : heads); i++) {
            Editable video = r.device("video").set("model@type", model.orElse("vga"));
            if (i == 0) {
                video.set("model@primary", "yes");
            }
            memory.ifPresent(mib -> memory(video, model.orElse("vga"), mib));
            if (one && heads > 1) {
                video.set("model@heads", heads);
            }
            if (type.equals("virtio-gl")) {
                video.set("model/acceleration@accel3d", "yes");
            }
        }
        screen(type, spice, clipboard.filter("vnc"::equals).isPresent());
    }

    /** Memory in MiB; Proxmox VE gives QXL the proportions that SPICE's documentation has for several screens. */
    private void memory(Editable video, String model, long mib) {
        switch (model) {
            case "qxl" ->
                video.set("model@ram", mib * 4 << 10).set("model@vram", mib * 2 << 10).set("model@vgamem", mib << 10);
            case "virtio" -> {
                String alias = "ua-vga";
                r.override(video, alias, "max_hostmem", "unsigned", mib << 20);
            }
            default -> video.set("model@vram", mib << 10);
        }
    }

    /** Proxmox VE shows VNC and SPICE through its own proxies; a domain has a screen that this host sees. */
    private void screen(String type, boolean spice, boolean clipboard) {
        Editable graphics = r.device("graphics").set("@type", spice ? "spice" : "vnc");
        graphics.set("@autoport", "yes").set("listen@type", "address").set("listen@address", "127.0.0.1");
        r.plain("keyboard").ifPresent(map -> graphics.set("@keymap", map));
        r.conf().last("spice_enhancements").ifPresent(s -> {
            s.take("videostreaming").filter(v -> spice).ifPresent(mode -> graphics.set("streaming@mode", mode));
            r.finish(s,
                    "It needs a channel for files that libvirt names org.spice-space.webdav.0; add it where it is wanted.");
        });
        if (type.equals("virtio-gl")) {
            r.device("graphics").set("@type", "egl-headless");
        }
        if (spice || clipboard) {
            Editable channel = r.device("channel").set("@type", clipboard && !spice ? "qemu-vdagent" : "spicevmc");
            if (clipboard && !spice) {
                channel.set("source/clipboard@copypaste", "yes").set("source/mouse@mode", "server");
            }
            channel.set("target@type", "virtio").set("target@name", "com.redhat.spice.0");
        }
    }

    private void hostPci(Setting s, ReadDisks disks) {
        if (s.peek("mapping").isPresent()) {
            r.lose(s, "Only the cluster knows which devices the mapping means; name them as host=0000:01:00.0.");
            return;
        }
        Optional<String> mdev = s.take("mdev");
        List<PciAddress> addresses = new ArrayList<>();
        for (String id : s.take("host").orElse("").split(";")) {
            addresses.addAll(functions(s, id.strip()));
        }
        if (addresses.isEmpty()) {
            r.lose(s, "It names no PCI device such as 0000:01:00.0.");
            return;
        }
        boolean pcie = s.on("pcie");
        if (pcie && !r.isExpress()) {
            r.lose(s.key() + ": pcie=1", "Proxmox VE starts it with q35 alone; the device is on the PCI bus here.");
        }
        if (!pcie && r.isExpress()) {
            r.lose(s.key() + ": pcie=0",
                    "libvirt puts the device on a port of PCI Express in a q35 machine; say its address to have it else.");
        }
        List<Editable> made = mdev.isPresent()
                ? List.of(mediated(s, mdev.get(), addresses.getFirst()))
                : addresses.stream().map(a -> passed(a, !s.peek("driver").filter("keep"::equals).isPresent())).toList();
        s.take("driver");
        properties(s, made.getFirst());
        made.forEach(device -> disks.order(s.key()).filter(n -> device == made.getFirst())
                .ifPresent(n -> device.set("boot@order", n)));
        LATER.forEach(s::take);
        r.finish(s, "A device of the host in a domain has no such part.");
    }

    /** {@code 01:00} is every function of the device. */
    private List<PciAddress> functions(Setting s, String id) {
        String whole = id.matches("[0-9a-fA-F]{2}:.*") ? "0000:" + id : id;
        Optional<PciAddress> one = PciAddress.of(whole);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        Optional<PciAddress> first = PciAddress.of(whole + ".0");
        if (first.isEmpty()) {
            return List.of();
        }
        Fact<List<PciFunction>> known = r.host().pci().functions();
        if (known instanceof Fact.Known<List<PciFunction>>(List<PciFunction> all)) {
            List<PciAddress> found = all.stream().map(PciFunction::address).filter(first.get()::isSameSlot).sorted()
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        r.lose(s.key() + ": " + id,
                "It means all functions of the device, and this host does not show them; function 0 is here, add the"
                        + " others.");
        return List.of(first.get());
    }

    private Editable passed(PciAddress address, boolean managed) {
        Editable hostdev = r.device("hostdev").set("@mode", "subsystem").set("@type", "pci").set("@managed",
                managed ? "yes" : "no");
        hostdev.set("driver@name", "vfio");
        hostdev.ensure("source/address").set("@domain", "0x%04x".formatted(address.domain()))
                .set("@bus", "0x%02x".formatted(address.bus()))
                .set("@slot", "0x%02x".formatted(address.slot()))
                .set("@function", "0x%x".formatted(address.function()));
        return hostdev;
    }

    /** Proxmox VE makes the mediated device at each start, with a UUID of the machine's number and the device's. */
    private Editable mediated(Setting s, String type, PciAddress parent) {
        String uuid = "%8s-0000-0000-0000-000000000000".formatted(s.number()).replace(' ', '0');
        r.lose(s.key() + ": mdev=" + type,
                "Proxmox VE makes a device of this type on {0} at each start; define one with"
                        + " \"mdevctl define --auto --uuid {1} --parent {0} --type {2}\".",
                parent, uuid, type);
        r.root().ensure(WISHES).set("@xmlns:vitrine", "urn:vitrine:domain:1.0").add("vitrine:device").set("@name", uuid)
                .set("@parent", parent).set("@type", type);
        return r.device("hostdev").set("@mode", "subsystem").set("@type", "mdev").set("@model", "vfio-pci")
                .set("source/address@uuid", uuid);
    }

    private void properties(Setting s, Editable device) {
        s.take("rombar").ifPresent(on -> device.set("rom@bar", Setting.isOn(on) ? "on" : "off"));
        s.take("romfile")
                .ifPresent(file -> device.set("rom@file", file.startsWith("/") ? file : "/usr/share/kvm/" + file));
        String alias = "ua-" + s.key();
        boolean primary = s.on("x-vga");
        if (primary && r.isUefi()) {
            r.lose(s.key() + ": x-vga=1",
                    "With OVMF Proxmox VE gives QEMU no x-vga either, since only a BIOS needs it; the hidden KVM that comes"
                            + " with it is here.");
        } else if (primary) {
            r.override(device, alias, "x-vga", "bool", "true");
        }
        IDS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> s.take(e.getKey()).ifPresent(id -> {
            try {
                r.override(device, alias, e.getValue(), "unsigned",
                        Integer.decode(id.startsWith("0x") ? id : "0x" + id));
            } catch (NumberFormatException notHex) {
                r.lose(s.key() + ": " + e.getKey() + "=" + id, "It is no id such as 0x10de.");
            }
        }));
        if (s.on("legacy-igd")) {
            device.set("address[@type='pci']@domain", "0x0000").set("address[@type='pci']@bus", "0x00")
                    .set("address[@type='pci']@slot", "0x02")
                    .set("address[@type='pci']@function", "0x0");
        }
    }
}
