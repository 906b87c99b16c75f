// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Display adapters: {@code -vga} and {@code -device}. Properties as QEMU 7.2 has them, newer ones as overrides. */
final class Videos implements Family {

    /** A kind of adapter: libvirt's model, whether it is a VGA, whether QEMU draws 3D for it. */
    record Kind(String model, boolean vga, boolean gl) {
    }

    /** Adapters by QEMU's driver. */
    static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("VGA", new Kind("vga", true, false)),
            Map.entry("cirrus-vga", new Kind("cirrus", true, false)),
            Map.entry("vmware-svga", new Kind("vmvga", true, false)),
            Map.entry("qxl-vga", new Kind("qxl", true, false)), Map.entry("qxl", new Kind("qxl", false, false)),
            Map.entry("virtio-vga", new Kind("virtio", true, false)),
            Map.entry("virtio-vga-gl", new Kind("virtio", true, true)),
            Map.entry("virtio-gpu-pci", new Kind("virtio", false, false)),
            Map.entry("virtio-gpu", new Kind("virtio", false, false)),
            Map.entry("virtio-gpu-gl-pci", new Kind("virtio", false, true)),
            Map.entry("virtio-gpu-gl", new Kind("virtio", false, true)),
            Map.entry("bochs-display", new Kind("bochs", false, false)),
            Map.entry("ramfb", new Kind("ramfb", false, false)),
            Map.entry("vhost-user-vga", new Kind("virtio", true, false)),
            Map.entry("vhost-user-gpu", new Kind("virtio", false, false)),
            Map.entry("vhost-user-gpu-pci", new Kind("virtio", false, false)));

    private static final Map<String, String> WORDS = Map.of("std", "VGA", "cirrus", "cirrus-vga", "vmware",
            "vmware-svga", "qxl",
            "qxl-vga", "virtio", "virtio-vga");
    private static final Set<String> DEFAULTS = Set.of("VGA", "cirrus-vga", "vmware-svga", "qxl-vga", "virtio-vga",
            "virtio-vga-gl",
            "vhost-user-vga", "isa-vga", "isa-cirrus-vga", "ati-vga", "virtio-vga-rutabaga");

    static final Props SCREEN = Props.NONE.with("xres", "model/resolution@x", Codec.NUMBER).with("yres",
            "model/resolution@y",
            Codec.NUMBER);
    static final Props QXL = SCREEN.with("ram_size", "model@ram", Codec.KIB_OF_BYTES)
            .with("vram_size", "model@vram", Codec.KIB_OF_BYTES)
            .with("ram_size_mb", "model@ram", Codec.KIB_OF_MIB).with("vram_size_mb", "model@vram", Codec.KIB_OF_MIB)
            .with("vram64_size_mb", "model@vram64", Codec.KIB_OF_MIB)
            .with("vgamem_mb", "model@vgamem", Codec.KIB_OF_MIB)
            .with("max_outputs", "model@heads", Codec.NUMBER);
    static final Props VGA = SCREEN.with("vgamem_mb", "model@vram", Codec.KIB_OF_MIB);
    static final Props BOCHS = SCREEN.with("vgamem", "model@vram", Codec.KIB_OF_BYTES);
    static final Props VIRTIO = SCREEN.with("max_outputs", "model@heads", Codec.NUMBER)
            .with("blob", "model@blob", Codec.ON_OFF);

    static Props props(String model) {
        return switch (model) {
            case "qxl" -> QXL;
            case "virtio" -> VIRTIO;
            case "vga", "vmvga", "cirrus" -> VGA;
            case "bochs" -> BOCHS;
            default -> Props.NONE;
        };
    }

    @Override
    public void read(Reading r) {
        List<Arg> devices = r.given().devices(KINDS.keySet()).toList();
        Optional<String> vga = r.given().last("vga").map(Arg::text);
        boolean byDefault = vga.isEmpty() && !r.given().has("nodefaults") && !r.given().hasDevice(DEFAULTS::contains)
                && r.isX86();
        String word = vga.orElse(byDefault ? "std" : "none");
        Optional<String> primary = Optional.ofNullable(WORDS.get(word));
        if (primary.isEmpty() && !word.equals("none")) {
            r.keep("-vga", word);
        }
        primary.ifPresent(driver -> {
            Arg implied = new Arg("device", 0, Optional.of(driver), List.of(new Arg.Property("driver", driver, 0)));
            r.given().globals(driver, implied);
            video(r, implied, true);
        });
        // libvirt takes the first for the primary one, and gives it a VGA where the model has one
        List<Arg> ordered = Stream.concat(devices.stream().filter(Videos::isVga),
                devices.stream().filter(d -> !isVga(d))).toList();
        for (int i = 0; i < ordered.size(); i++) {
            video(r, ordered.get(i), primary.isEmpty() && i == 0);
        }
        boolean none = r.draft().now().devices("video").findAny().isEmpty();
        if (none && word.equals("none")) {
            r.device("video").set("model@type", "none");
        }
    }

    private static boolean isVga(Arg arg) {
        return kind(arg).vga();
    }

    private static Kind kind(Arg arg) {
        return Optional.ofNullable(KINDS.get(arg.peek("driver").orElse(""))).orElse(new Kind("", false, false));
    }

    private static void video(Reading r, Arg arg, boolean primary) {
        Kind kind = kind(arg);
        String driver = arg.peek("driver").orElse("");
        Editable video = r.device("video").set("model@type", kind.model());
        if (primary) {
            video.set("model@primary", "yes");
            if (r.isX86() && !kind.vga() && kind.model().equals("virtio")) {
                r.lose(arg, "libvirt gives the first virtio adapter of a PC a VGA (virtio-vga); this one has none.");
            }
        }
        boolean virgl = arg.take("virgl").filter(Codec::isOn).isPresent();
        if (kind.gl() || virgl) {
            video.set("model/acceleration@accel3d", "yes");
        }
        if (driver.startsWith("vhost-user")) {
            video.set("driver@name", "vhostuser");
            arg.take("chardev").flatMap(id -> r.given().backend("chardev", Optional.of(id))).ifPresent(chardev -> {
                chardev.taken();
                r.lose(chardev, "libvirt starts vhost-user-gpu itself, with a socket of its own.");
            });
        }
        props(kind.model()).read(arg, video);
        r.finish(arg, video);
    }
}
