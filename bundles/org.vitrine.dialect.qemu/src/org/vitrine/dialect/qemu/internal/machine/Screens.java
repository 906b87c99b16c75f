// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;

/** Screens: {@code -spice}, {@code -vnc}, {@code -display} and what stood for it once. */
final class Screens implements Family {

    static final Props SPICE = Props.NONE
            .with("image-compression", "image@compression",
                    Codec.words(Map.of("auto_glz", "auto_glz", "auto_lz", "auto_lz", "quic", "quic", "glz", "glz", "lz",
                            "lz", "off", "off")))
            .with("jpeg-wan-compression", "jpeg@compression",
                    Codec.words(Map.of("auto", "auto", "never", "never", "always", "always")))
            .with("zlib-glz-wan-compression", "zlib@compression",
                    Codec.words(Map.of("auto", "auto", "never", "never", "always", "always")))
            .with("playback-compression", "playback@compression", Codec.ON_OFF)
            .with("streaming-video", "streaming@mode",
                    Codec.words(Map.of("off", "off", "all", "all", "filter", "filter")))
            .with("agent-mouse", "mouse@mode", Codec.words(Map.of("on", "client", "off", "server")))
            .with("disable-copy-paste", "clipboard@copypaste", Codec.words(Map.of("on", "no", "off", "yes")))
            .with("disable-agent-file-xfer", "filetransfer@enable", Codec.words(Map.of("on", "no", "off", "yes")));
    static final Props VNC = Props.NONE
            .with("share", "@sharePolicy", Codec.oneOf("allow-exclusive", "force-shared", "ignore"))
            .with("power-control", "@powerControl", Codec.YES_NO);
    static final Props DBUS = Props.NONE.with("p2p", "@p2p", Codec.YES_NO).with("addr", "@address", Codec.SAME)
            .with("gl", "gl@enable", Codec.YES_NO).with("rendernode", "gl@rendernode", Codec.SAME);
    static final Props SDL = Props.NONE.with("gl", "gl@enable", Codec.YES_NO).with("full-screen", "@fullscreen",
            Codec.YES_NO);

    private static final Pattern VNC_PLACE = Pattern.compile("(.*):(\\d{1,5})");

    @Override
    public void read(Reading r) {
        Optional<Arg> last = r.given().last("display");
        // -display vnc=PLACE is -vnc PLACE
        Optional<Arg> shown = last.filter(a -> a.peek("vnc").isPresent());
        Optional<Arg> display = shown.isPresent() ? Optional.empty() : last;
        Optional<Arg> spice = r.given().last("spice");
        List<Arg> vncs = r.given().options("vnc").toList();
        boolean nographic = r.given().flag("nographic");
        boolean sdl = r.given().flag("sdl");
        boolean full = r.given().flag("full-screen");
        boolean curses = r.given().flag("curses");
        Optional<String> keymap = r.given().last("k").map(Arg::text);
        spice.ifPresent(arg -> spice(r, arg, keymap));
        Stream.concat(vncs.stream(), shown.stream()).forEach(arg -> vnc(r, arg, keymap));
        String type = display.flatMap(a -> a.take("type"))
                .orElse(nographic ? "none" : sdl ? "sdl" : curses ? "curses" : "");
        boolean screen = spice.isPresent() || !vncs.isEmpty() || shown.isPresent();
        Arg arg = display.orElseGet(() -> new Arg("display", 0, Optional.of(type), List.of()));
        if (full) {
            arg.put("full-screen", "on");
        }
        if (type.isEmpty() || type.equals("default")) {
            if (!screen && r.hasPicture()) {
                window(r, "(no -display)", arg);
            }
        } else {
            display(r, type, arg);
        }
        withoutClients(r);
        arg.drop(List.of("window-close", "show-cursor"));
        if (!arg.leftKeys().isEmpty()) {
            r.lose(arg, "A domain has no words for {0} of a screen.", String.join(", ", arg.leftKeys()));
        }
    }

    /** libvirt refuses a machine with an end at a SPICE client's and without a SPICE screen. */
    private static void withoutClients(Reading r) {
        Domain now = r.draft().now();
        if (now.devices("graphics").anyMatch(g -> g.is("@type", "spice"))) {
            return;
        }
        List<Element> devices = Stream.of("channel", "redirdev", "smartcard").flatMap(now::devices)
                .filter(device -> device.is("@type", "spicevmc")).toList();
        devices.forEach(device -> r.draft().at(device).remove());
        if (!devices.isEmpty()) {
            r.lose("-chardev spicevmc",
                    "It leads to a SPICE client, and this machine has no SPICE screen; libvirt takes"
                            + " neither without the other, so the devices on it are left out.");
        }
    }

    private static void display(Reading r, String type, Arg arg) {
        switch (type) {
            case "none" -> {
                // A domain without a screen says nothing
            }
            case "egl-headless" -> {
                Editable graphics = graphics(r, "egl-headless");
                arg.take("gl");
                arg.take("rendernode").ifPresent(node -> graphics.set("gl@rendernode", node));
            }
            case "dbus" -> {
                Editable graphics = graphics(r, "dbus");
                DBUS.read(arg, graphics);
                arg.take("audiodev").flatMap(id -> r.numbers().audio(id)).ifPresent(id -> graphics.set("audio@id", id));
            }
            case "sdl" -> {
                if (arg.is("gl", "es") || arg.is("gl", "core")) {
                    r.lose(arg, "Which OpenGL QEMU draws with is its own choice in a domain; it is switched on here.");
                    arg.put("gl", "on");
                }
                SDL.read(arg, graphics(r, "sdl"));
            }
            case "spice-app" -> window(r, "-display spice-app", arg);
            case "curses" ->
                r.lose("-display curses", "libvirt has no terminal to draw the screen in; add a SPICE or VNC screen.");
            default -> window(r, "-display " + type, arg);
        }
    }

    /** A window that QEMU opens itself, which libvirt has no element for: a SPICE screen that only this host sees stands for it. */
    private static void window(Reading r, String part, Arg arg) {
        Editable graphics = graphics(r, "spice");
        graphics.set("listen@type", "none");
        arg.take("gl").filter(gl -> !Codec.isOff(gl)).ifPresent(on -> graphics.set("gl@enable", "yes"));
        arg.take("rendernode").ifPresent(node -> graphics.set("gl@rendernode", node));
        arg.drop(List.of("grab-on-hover", "zoom-to-fit", "show-tabs", "show-menubar", "full-screen"));
        r.lose(part,
                "libvirt has no element for a window of QEMU's own; a SPICE screen without a port stands for it, which Vitrine"
                        + " and virt-viewer show in a window.");
    }

    private static Editable graphics(Reading r, String type) {
        return r.device("graphics").set("@type", type);
    }

    private static void spice(Reading r, Arg arg, Optional<String> keymap) {
        Editable graphics = graphics(r, "spice");
        Optional<String> port = arg.take("port").filter(p -> !p.equals("0"));
        Optional<String> tls = arg.take("tls-port").filter(p -> !p.equals("0"));
        Optional<String> addr = arg.take("addr");
        boolean unix = arg.take("unix").filter(Codec::isOn).isPresent();
        port.ifPresent(p -> graphics.set("@port", p));
        tls.ifPresent(p -> graphics.set("@tlsPort", p));
        if (unix) {
            listen(graphics, "socket", "socket", addr.orElse(""));
        } else if (port.isPresent() || tls.isPresent()) {
            graphics.set("@autoport", "no");
            listen(graphics, "address", "address", addr.orElse("0.0.0.0"));
        } else {
            graphics.set("listen@type", "none");
        }
        SPICE.read(arg, graphics);
        arg.take("password").ifPresent(password -> graphics.set("@passwd", password));
        keymap.ifPresent(map -> graphics.set("@keymap", map));
        arg.take("gl").flatMap(Codec.YES_NO.toXml()).ifPresent(on -> graphics.set("gl@enable", on));
        arg.take("rendernode").ifPresent(node -> graphics.set("gl@rendernode", node));
        channels(arg, graphics);
        secret(r, arg, graphics);
        arg.drop(List.of("disable-ticketing", "seamless-migration", "ipv4", "ipv6"));
        arg.drop(List.of("tls-channel", "plaintext-channel"));
        if (!arg.leftKeys().isEmpty()) {
            r.lose(arg, "A domain has no words for {0}; certificates and SASL are set in /etc/libvirt/qemu.conf.",
                    String.join(", ", arg.leftKeys()));
        }
    }

    /** A password that stands in the command line, in an object of its own. */
    private static void secret(Reading r, Arg arg, Editable graphics) {
        r.given().backend("object", arg.peek("password-secret"))
                .filter(o -> o.is("qom-type", "secret") && o.peek("data").isPresent()
                        && o.hasOnly(Set.of("qom-type", "id", "data")))
                .ifPresent(object -> {
                    graphics.set("@passwd", object.peek("data").orElse(""));
                    arg.take("password-secret");
                    object.taken();
                });
    }

    private static void channels(Arg arg, Editable graphics) {
        for (Arg.Property property : arg.properties()) {
            boolean secure = property.key().equals("tls-channel");
            if (!secure && !property.key().equals("plaintext-channel")) {
                continue;
            }
            if (property.value().equals("default")) {
                graphics.set("@defaultMode", secure ? "secure" : "insecure");
            } else if (property.value().matches("[a-z]+")) {
                graphics.set("channel[@name='" + property.value() + "']@mode", secure ? "secure" : "insecure");
            }
        }
    }

    private static void listen(Editable graphics, String type, String attribute, String value) {
        Editable listen = graphics.ensure("listen").set("@type", type);
        if (!value.isEmpty()) {
            listen.set("@" + attribute, value);
        }
    }

    private static void vnc(Reading r, Arg arg, Optional<String> keymap) {
        arg.taken();
        String place = arg.take("vnc").orElse("");
        if (place.equals("none")) {
            return;
        }
        Matcher m = VNC_PLACE.matcher(place);
        Editable graphics = graphics(r, "vnc");
        if (place.startsWith("unix:")) {
            listen(graphics, "socket", "socket", place.substring(5));
        } else if (m.matches()) {
            graphics.set("@port", 5900 + Integer.parseInt(m.group(2))).set("@autoport", "no");
            String host = m.group(1).replaceAll("^\\[|]$", "");
            listen(graphics, "address", "address", host.isEmpty() ? "0.0.0.0" : host);
        } else {
            r.lose(arg, place.isEmpty()
                    ? "It says no place such as 127.0.0.1:0; libvirt chooses a port on this host."
                    : "Its place {0} is none that libvirt has; libvirt chooses a port on this host.", place);
            graphics.set("@autoport", "yes");
        }
        keymap.ifPresent(map -> graphics.set("@keymap", map));
        VNC.read(arg, graphics);
        arg.take("websocket").ifPresent(w -> graphics.set("@websocket", Codec.isOn(w) ? "-1" : w));
        arg.take("audiodev").flatMap(r.numbers()::audio).ifPresent(id -> graphics.set("audio@id", id));
        secret(r, arg, graphics);
        if (Certificates.take(r, arg, "/etc/pki/libvirt-vnc")) {
            r.lose(arg, "libvirt encrypts all VNC screens or none: set vnc_tls in /etc/libvirt/qemu.conf.");
        }
        if (arg.take("password").filter(Codec::isOn).isPresent()) {
            r.lose(arg, "The password is set in QEMU's monitor and stands nowhere here; set passwd in the domain.");
        }
        arg.drop(List.of("to", "id"));
        if (!arg.leftKeys().isEmpty()) {
            r.lose(arg, "A domain has no words for {0} of a VNC screen.", String.join(", ", arg.leftKeys()));
        }
    }
}
