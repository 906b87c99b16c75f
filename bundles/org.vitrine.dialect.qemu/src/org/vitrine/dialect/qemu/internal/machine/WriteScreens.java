// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vitrine.domain.Element;

/** Adapters and screens. */
final class WriteScreens {

    private static final Map<String, String> PRIMARY = Map.of("vga", "VGA", "cirrus", "cirrus-vga", "vmvga",
            "vmware-svga", "qxl", "qxl-vga",
            "bochs", "bochs-display", "ramfb", "ramfb");
    private static final Map<String, String> SECONDARY = Map.of("qxl", "qxl", "vga", "VGA", "bochs", "bochs-display",
            "ramfb", "ramfb");

    private final Writing w;
    private int port = 5900;
    private boolean displayed;

    WriteScreens(Writing w) {
        this.w = w;
    }

    void write() {
        w.devices("audio").toList().forEach(this::audio);
        List<Element> screens = w.devices("graphics").toList();
        screens.forEach(this::graphics);
        if (!displayed) {
            w.add(Opt.of("display", "none"));
        }
        List<Element> videos = w.devices("video").toList();
        boolean named = videos.stream().anyMatch(v -> v.is("model@primary", "yes"));
        for (int i = 0; i < videos.size(); i++) {
            video(videos.get(i), named ? videos.get(i).is("model@primary", "yes") : i == 0);
        }
    }

    private void audio(Element audio) {
        String id = w.ledger().take(audio, "@id").orElse("1");
        String type = w.ledger().take(audio, "@type").orElse("none");
        Optional<String> driver = Sounds.BACKENDS.entrySet().stream().filter(e -> e.getValue().equals(type))
                .map(Map.Entry::getKey).findFirst();
        if (driver.isEmpty()) {
            w.ledger().lose(audio, "QEMU has no audio of this type.");
            return;
        }
        Opt option = Opt.of("audiodev", driver.get()).with("id", "audio" + id).with("path",
                w.ledger().take(audio, "@path"));
        Sounds.BACKEND.write(w.ledger(), audio, option);
        w.add(option);
    }

    private void graphics(Element graphics) {
        w.ledger().take(graphics, "@type");
        switch (graphics.get("@type").orElse("")) {
            case "spice" -> spice(graphics);
            case "vnc" -> vnc(graphics);
            case "egl-headless" -> display(graphics, Opt.of("display", "egl-headless").with("rendernode",
                    w.ledger().take(graphics, "gl@rendernode")));
            case "sdl" -> {
                Opt sdl = Opt.of("display", "sdl");
                Screens.SDL.write(w.ledger(), graphics, sdl);
                display(graphics, sdl);
            }
            case "dbus" -> {
                Opt dbus = Opt.of("display", "dbus");
                Screens.DBUS.write(w.ledger(), graphics, dbus);
                w.ledger().take(graphics, "audio@id").ifPresent(id -> dbus.with("audiodev", "audio" + id));
                display(graphics, dbus);
            }
            default -> w.ledger().lose(graphics, "QEMU has no screen of this type.");
        }
    }

    private void display(Element graphics, Opt option) {
        if (displayed) {
            w.ledger().lose(graphics, "QEMU takes one -display; the first one is there.");
            return;
        }
        displayed = true;
        w.add(option);
    }

    private record Listen(String type, String value) {
    }

    private Listen listen(Element graphics) {
        Optional<Element> element = graphics.find("listen");
        Optional<String> old = w.ledger().take(graphics, "@listen");
        Optional<String> socket = w.ledger().take(graphics, "@socket");
        if (element.isEmpty()) {
            return socket.map(path -> new Listen("socket", path))
                    .orElse(new Listen("address", old.orElse("127.0.0.1")));
        }
        String type = w.ledger().take(element.get(), "@type").orElse("address");
        String value = w.ledger().take(element.get(), "@address").or(() -> w.ledger().take(element.get(), "@socket"))
                .orElse("");
        if (type.equals("network")) {
            w.ledger().lose(element.get(),
                    "Only libvirt knows a network's address; the screen is shown to this host alone.");
        }
        return switch (type) {
            case "socket" -> new Listen("socket",
                    value.isEmpty() ? own(graphics, element.get(), "libvirt chooses the socket's path") : value);
            case "none" ->
                new Listen("socket", own(graphics, element.get(), "libvirt hands the screen over without a socket"));
            default -> new Listen("address", value.isEmpty() ? "127.0.0.1" : value);
        };
    }

    private String own(Element graphics, Element listen, String why) {
        String path = "/tmp/" + w.name() + "-" + graphics.get("@type").orElse("") + ".sock";
        w.ledger().lose(listen, "{0}; it is {1} here: remote-viewer opens spice+unix://{1}", why, path);
        return path;
    }

    private String port(Element graphics) {
        Optional<String> fixed = w.ledger().take(graphics, "@port").filter(p -> !p.startsWith("-"));
        w.ledger().takeIf(graphics, "@autoport", "no");
        if (fixed.isPresent() && !graphics.is("@autoport", "yes")) {
            return fixed.get();
        }
        String chosen = String.valueOf(port++);
        w.ledger().losePart(graphics, "@autoport", "libvirt chooses a free port; it is " + chosen + " here.");
        return chosen;
    }

    private void password(Element graphics, Opt option, String id) {
        w.ledger().take(graphics, "@passwd").ifPresent(password -> {
            w.add(Opt.of("object", "secret").with("id", id).with("data", password));
            option.with("password-secret", id);
        });
    }

    private void spice(Element graphics) {
        Opt spice = Opt.of("spice");
        Listen listen = listen(graphics);
        if (listen.type().equals("socket")) {
            spice.with("unix", "on").with("addr", listen.value());
            w.ledger().take(graphics, "@autoport");
        } else {
            Optional<String> tls = w.ledger().take(graphics, "@tlsPort").filter(p -> !p.startsWith("-"));
            boolean only = tls.isPresent() && graphics.get("@port").isEmpty();
            if (!only) {
                spice.with("port", port(graphics));
            } else {
                w.ledger().takeIf(graphics, "@autoport", "no");
            }
            spice.with("tls-port", tls).with("addr", listen.value());
        }
        spice.with("disable-ticketing", graphics.get("@passwd").isPresent() ? "off" : "on");
        password(graphics, spice, "spice-password");
        w.ledger().take(graphics, "gl@enable").flatMap(Codec.YES_NO.toQemu()).ifPresent(on -> spice.with("gl", on));
        spice.with("rendernode", w.ledger().take(graphics, "gl@rendernode"));
        Screens.SPICE.write(w.ledger(), graphics, spice);
        w.ledger().take(graphics, "@defaultMode").filter(m -> !m.equals("any"))
                .ifPresent(mode -> spice.with(mode.equals("secure") ? "tls-channel" : "plaintext-channel", "default"));
        graphics.children("channel").filter(c -> !c.is("@mode", "any")).forEach(channel -> {
            w.ledger().all(channel);
            spice.also(channel.is("@mode", "secure") ? "tls-channel" : "plaintext-channel",
                    channel.get("@name").orElse("main"));
        });
        w.add(spice);
        w.ledger().take(graphics, "@keymap").ifPresent(map -> w.add(Opt.plain("k", map)));
    }

    private void vnc(Element graphics) {
        Listen listen = listen(graphics);
        Opt vnc;
        if (listen.type().equals("socket")) {
            w.ledger().take(graphics, "@autoport");
            String place = "unix:" + listen.value();
            // QEMU takes what is before a first = for a key
            vnc = place.contains("=") ? Opt.of("vnc").with("vnc", place) : Opt.of("vnc", place);
        } else {
            long number = Codec.number(port(graphics)).filter(n -> n >= 5900 && n <= 65535).orElse(5900L) - 5900;
            String host = listen.value().contains(":") ? "[" + listen.value() + "]" : listen.value();
            vnc = Opt.of("vnc", host + ":" + number);
        }
        w.ledger().take(graphics, "@websocket").ifPresent(p -> vnc.with("websocket", p.startsWith("-") ? "on" : p));
        w.ledger().take(graphics, "audio@id").ifPresent(id -> vnc.with("audiodev", "audio" + id));
        password(graphics, vnc, "vnc-password");
        Screens.VNC.write(w.ledger(), graphics, vnc);
        w.add(vnc);
        w.ledger().take(graphics, "@keymap").ifPresent(map -> w.add(Opt.plain("k", map)));
    }

    private void video(Element video, boolean primary) {
        String model = w.ledger().take(video, "model@type").orElse("vga");
        w.ledger().take(video, "model@primary");
        if (model.equals("none")) {
            return;
        }
        boolean gl = w.ledger().take(video, "model/acceleration@accel3d").filter("yes"::equals).isPresent();
        boolean vhost = w.ledger().take(video, "driver@name").filter("vhostuser"::equals).isPresent();
        String driver = model.equals("virtio")
                ? virtio(primary, gl && !vhost)
                : (primary ? PRIMARY : SECONDARY).getOrDefault(model, "");
        if (driver.isEmpty() || vhost) {
            w.ledger().lose(video,
                    vhost
                            ? "libvirt starts vhost-user-gpu and makes its socket; a script has to do both."
                            : "QEMU has no adapter of this model here.");
            return;
        }
        Opt device = Opt.of("device", driver).with("id", w.id(video, "video"));
        Videos.props(model).write(w.ledger(), video, device);
        same(video, model, device);
        w.finish(video, device);
    }

    /** Sizes that no table could write because they are not whole numbers of QEMU's unit stay named; heads of 1 mean nothing. */
    private void same(Element video, String model, Opt device) {
        if (!device.has("max_outputs")) {
            w.ledger().takeIf(video, "model@heads", "1");
        }
        if (model.equals("qxl") && device.has("ram_size_mb")) {
            w.ledger().take(video, "model@ram");
        }
    }

    private String virtio(boolean primary, boolean gl) {
        return (primary && w.isX86() ? "virtio-vga" : "virtio-gpu") + (gl ? "-gl" : "")
                + (primary && w.isX86() ? "" : "-pci");
    }
}
