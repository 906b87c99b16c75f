// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.domain.Firmware;
import org.vitrine.provider.Ledger;

/** The display and devices of the host. */
final class WriteGraphics {

    private static final Map<String, String> IDS = Map.of("x-pci-vendor-id", "vendor-id", "x-pci-device-id",
            "device-id",
            "x-pci-sub-vendor-id", "sub-vendor-id", "x-pci-sub-device-id", "sub-device-id");

    // the device's number and the machine's, as Proxmox VE makes it
    private static final String OWN_UUID = "\\d{8}-0000-0000-0000-\\d{12}";

    private final Writing w;
    private final Ledger ledger;

    WriteGraphics(Writing w) {
        this.w = w;
        this.ledger = w.ledger();
    }

    void write() {
        vga();
        screens();
        Map<String, String> slots = new LinkedHashMap<>();
        w.devices("hostdev").toList().forEach(device -> {
            switch (device.get("@type").orElse("")) {
                case "pci" -> pci(device, slots);
                case "mdev" -> mediated(device);
                case "usb" -> usb(device);
                default -> {
                    // Named as lost
                }
            }
        });
    }

    private void vga() {
        List<Element> videos = w.devices("video").toList();
        String model = videos.isEmpty() ? "none" : videos.getFirst().get("model@type").orElse("vga");
        boolean gl = !videos.isEmpty() && videos.getFirst().is("model/acceleration@accel3d", "yes");
        long heads = model.equals("qxl") && videos.size() == 1
                ? videos.getFirst().get("model@heads").flatMap(Reading::whole).filter(n -> n < 5).orElse(1L)
                : Math.min(4, videos.size());
        String type = switch (model) {
            case "vga" -> "std";
            case "cirrus" -> "cirrus";
            case "vmvga" -> "vmware";
            case "qxl" -> "qxl" + (heads > 1 ? String.valueOf(heads) : "");
            case "virtio" -> gl ? "virtio-gl" : "virtio";
            case "none" -> w.devices("serial").findAny().isPresent() && w.devices("hostdev").findAny().isEmpty()
                    ? "serial0"
                    : "none";
            default -> "";
        };
        if (type.isEmpty()) {
            videos.forEach(v -> ledger.lose(v, "Proxmox VE has no display of model {0}; std stands for it.", model));
            return;
        }
        Parts vga = Parts.of(type);
        for (Element video : videos) {
            ledger.take(video, "model@primary");
            ledger.takeIf(video, "model@type", model);
            ledger.take(video, "model@heads");
            ledger.take(video, "model/acceleration@accel3d");
            video.find("address").ifPresent(ledger::all);
        }
        if (!videos.isEmpty()) {
            memory(videos, model).ifPresent(mib -> vga.with("memory", mib));
        }
        boolean clipboard = !model.equals("qxl") && w.devices("channel").anyMatch(c -> c.is("@type", "qemu-vdagent"));
        vga.with("clipboard", clipboard ? Optional.of("vnc") : Optional.empty());
        w.put("vga", vga);
    }

    private Optional<Long> memory(List<Element> videos, String model) {
        String path = model.equals("qxl") ? "model@vgamem" : "model@vram";
        Optional<Long> kib = videos.getFirst().get(path).flatMap(Reading::whole).filter(n -> n % 1024 == 0 && n > 0);
        if (model.equals("virtio")) {
            return override(videos.getFirst(), "max_hostmem").flatMap(Reading::whole).map(n -> n >> 20);
        }
        kib.ifPresent(n -> videos.forEach(v -> {
            ledger.take(v, path);
            if (v.is("model@ram", String.valueOf(n * 4)) && v.is("model@vram", String.valueOf(n * 2))) {
                ledger.take(v, "model@ram");
                ledger.take(v, "model@vram");
            }
        }));
        return kib.map(n -> n >> 10);
    }

    /** Proxmox VE shows every machine through its own proxies. */
    private void screens() {
        for (Element graphics : w.devices("graphics").toList()) {
            String type = graphics.get("@type").orElse("");
            ledger.take(graphics, "streaming@mode")
                    .ifPresent(mode -> w.put("spice_enhancements", "videostreaming=" + mode));
            boolean local = graphics.is("@autoport", "yes") && graphics.get("@passwd").isEmpty()
                    && graphics.children("listen")
                            .allMatch(l -> l.is("@address", "127.0.0.1") || l.is("@type", "none"));
            boolean shown = w.devices("video").findFirst().filter(v -> !v.is("model@type", "none")).isPresent();
            if (shown) {
                ledger.take(graphics, "@keymap").ifPresent(map -> w.put("keyboard", map));
            }
            if (type.equals("egl-headless") && !w.line("vga").startsWith("virtio-gl")) {
                ledger.lose(graphics, "Proxmox VE draws with OpenGL for the display virtio-gl alone.");
            } else if (type.equals("egl-headless") || shown && local
                    && graphics.children().allMatch(c -> c.name().equals("listen") || c.name().equals("streaming"))) {
                ledger.all(graphics);
            } else {
                ledger.lose(graphics,
                        "Proxmox VE shows machines through its own web pages and SPICE proxy, wherever they listen.");
            }
        }
        w.devices("channel").filter(c -> c.is("target@name", "com.redhat.spice.0")).forEach(ledger::all);
    }

    private Optional<String> override(Element device, String name) {
        String alias = device.get("alias@name").orElse("");
        Optional<Element> found = w.domain().find("qemu:override").stream().flatMap(o -> o.children("qemu:device"))
                .filter(d -> d.is("@alias", alias))
                .flatMap(d -> d.find("qemu:frontend").stream()).flatMap(f -> f.children("qemu:property"))
                .filter(p -> p.is("@name", name)).findFirst();
        found.ifPresent(p -> {
            ledger.all(p);
            p.parent().flatMap(Element::parent).ifPresent(d -> ledger.take(d, "@alias"));
            ledger.take(device, "alias@name");
        });
        return found.flatMap(p -> p.get("@value"));
    }

    private void pci(Element device, Map<String, String> slots) {
        Optional<Element> a = device.find("source/address");
        if (a.isEmpty()) {
            return;
        }
        String address = "%s:%s:%s.%s".formatted(hex(a.get(), "@domain", 4), hex(a.get(), "@bus", 2),
                hex(a.get(), "@slot", 2), hex(a.get(), "@function", 1));
        ledger.all(a.get());
        Optional<String> sibling = sibling(device, address, slots);
        if (sibling.isPresent()) {
            return;
        }
        String key = w.free("hostpci");
        Parts parts = Parts.of(address);
        ledger.take(device, "@mode");
        ledger.take(device, "@type");
        ledger.take(device, "driver@name");
        if (!ledger.take(device, "@managed").orElse("no").equals("yes")) {
            parts.with("driver", "keep");
        }
        options(device, parts, key);
        w.named(device, key);
        w.put(key, parts);
        w.boots(device, key);
        slots.put(key, address);
    }

    /** A function of the device before, with nothing to say of its own, goes along with it. */
    private Optional<String> sibling(Element device, String address, Map<String, String> slots) {
        boolean plain = device.find("rom").isEmpty() && device.find("alias").isEmpty() && device.find("boot").isEmpty()
                && device.is("@managed", "yes");
        String slot = address.substring(0, address.length() - 1);
        Optional<String> before = slots.isEmpty() || !plain
                ? Optional.empty()
                : slots.keySet().stream().reduce((a, b) -> b)
                        .filter(key -> slots.getOrDefault(key, "").startsWith(slot));
        before.ifPresent(key -> {
            ledger.all(device);
            String known = slots.getOrDefault(key, "");
            w.named(device, key);
            w.put(key, w.line(key).replace(known, known + ";" + address));
            slots.put(key, known + ";" + address);
        });
        return before;
    }

    private static String hex(Element address, String attribute, int digits) {
        try {
            return ("%0" + digits + "x").formatted(Long.decode(address.get(attribute).orElse("0")));
        } catch (NumberFormatException e) {
            return "0".repeat(digits);
        }
    }

    private void options(Element device, Parts parts, String key) {
        parts.on("pcie", w.isExpress());
        parts.with("rombar", ledger.take(device, "rom@bar").map(bar -> bar.equals("on") ? "1" : "0"));
        ledger.take(device, "rom@file").ifPresent(file -> {
            if (file.startsWith("/usr/share/kvm/")) {
                parts.with("romfile", file.substring("/usr/share/kvm/".length()));
            } else {
                ledger.losePart(device, "rom@file",
                        "Proxmox VE takes ROM files from /usr/share/kvm only; copy it there and add romfile=.");
            }
        });
        boolean primary = override(device, "x-vga").filter("true"::equals).isPresent();
        boolean uefi = Firmware.of(w.domain()).isUefi();
        parts.on("x-vga", primary && !uefi);
        if (primary && uefi) {
            ledger.losePart(device, "x-vga", "With OVMF Proxmox VE gives QEMU no x-vga, which only a BIOS needs.");
        }
        IDS.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .forEach(e -> override(device, e.getKey()).flatMap(Reading::whole)
                        .ifPresent(id -> parts.with(e.getValue(), "0x%04x".formatted(id))));
        boolean legacy = device.is("address[@type='pci']@slot", "0x02") && device.is("address[@type='pci']@bus", "0x00")
                && !w.isExpress() && !device.is("rom@bar", "off");
        parts.on("legacy-igd", legacy);
        device.find("address[@type='pci']").ifPresent(ledger::all);
    }

    /** A mediated device that is there already goes to QEMU as it stands: Proxmox VE only makes its own. */
    private void mediated(Element device) {
        Optional<String> uuid = ledger.take(device, "source/address@uuid");
        if (uuid.isEmpty()) {
            return;
        }
        Optional<Element> wish = wish(uuid.get());
        if (wish.isPresent() && uuid.get().matches(OWN_UUID)) {
            own(device, wish.get());
            return;
        }
        boolean ramfb = ledger.take(device, "@ramfb").filter("on"::equals).isPresent();
        String display = ledger.take(device, "@display").map(d -> ",display=" + Writing.inOption(d)).orElse("");
        for (String path : List.of("@mode", "@type", "@model", "@managed")) {
            ledger.take(device, path);
        }
        device.find("address").ifPresent(ledger::all);
        String id = w.libvirtId(device);
        w.named(device, id);
        boolean isSet = w.domain().find("qemu:commandline").stream().flatMap(line -> line.children("qemu:arg"))
                .anyMatch(arg -> arg.get("@value").orElse("").startsWith("device." + id + "."));
        w.args("-device",
                (ramfb ? "vfio-pci-nohotplug" : "vfio-pci") + (isSet ? ",id=" + Writing.inOption(id) : "")
                        + ",sysfsdev=/sys/bus/mdev/devices/" + Writing.inOption(uuid.get()) + display
                        + (ramfb ? ",ramfb=on" : ""));
    }

    private Optional<Element> wish(String uuid) {
        return ledger.domain().find("/" + ReadGraphics.WISHES).stream().flatMap(list -> list.children("vitrine:device"))
                .filter(wish -> wish.is("@name", uuid) && wish.get("@parent").isPresent()
                        && wish.get("@type").isPresent())
                .findFirst();
    }

    /** One that Proxmox VE makes at each start. */
    private void own(Element device, Element wish) {
        String key = w.free("hostpci");
        Parts parts = Parts.of(wish.get("@parent").orElseThrow()).with("mdev", wish.get("@type").orElseThrow());
        for (String path : List.of("@mode", "@type", "@model", "@managed")) {
            ledger.take(device, path);
        }
        options(device, parts, key);
        w.named(device, key);
        ledger.all(wish);
        w.put(key, parts);
        w.boots(device, key);
    }

    private void usb(Element device) {
        Optional<String> vendor = device.get("source/vendor@id");
        Optional<String> product = device.get("source/product@id");
        if (vendor.isPresent() && product.isPresent()) {
            String key = w.free("usb");
            w.boots(device, key);
            w.named(device, key);
            ledger.all(device);
            w.put(key, Parts.of("").with("host",
                    (vendor.get().replace("0x", "") + ":" + product.get().replace("0x", ""))));
        }
    }
}
