// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.dialect.qemu.internal.args.Arg.Property;
import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** The host's end of a character device: {@code -chardev}, the short form that {@code -serial} takes, and libvirt's source. */
final class CharSource {

    private static final Pattern NET = Pattern.compile("(tcp|telnet):([^:,]*):(\\d{1,5})((?:,.*)?)");
    private static final Pattern DATAGRAM = Pattern
            .compile("udp:([^:,@]*):(\\d{1,5})(?:@([^:,@]*):(\\d{1,5}))?");
    private static final Set<String> COMMON = Set.of("backend", "id", "mux", "signal", "logfile", "logappend");
    private static final String FOLDER = "/etc/pki/libvirt-chardev";
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(Map.entry("null", Set.of()),
            Map.entry("pty", Set.of()),
            Map.entry("stdio", Set.of()), Map.entry("vc", Set.of("width", "height", "cols", "rows")),
            Map.entry("file", Set.of("path", "append")),
            Map.entry("pipe", Set.of("path")), Map.entry("serial", Set.of("path")), Map.entry("tty", Set.of("path")),
            Map.entry("parallel", Set.of("path")), Map.entry("parport", Set.of("path")),
            Map.entry("socket",
                    Set.of("path", "server", "wait", "host", "port", "telnet", "reconnect", "reconnect-ms", "nodelay",
                            "fd", "tls-creds")),
            Map.entry("udp", Set.of("host", "port", "localaddr", "localport")), Map.entry("spicevmc", Set.of("name")),
            Map.entry("spiceport", Set.of("name")),
            Map.entry("qemu-vdagent", Set.of("name", "clipboard", "mouse")), Map.entry("dbus", Set.of("name")));

    private CharSource() {
    }

    /** The short form, {@code unix:/path,server=on}, as an option with properties. */
    private static Optional<Arg> parse(Arg option) {
        String text = option.text().startsWith("mon:") ? option.text().substring(4) : option.text();
        Matcher net = NET.matcher(text);
        Matcher datagram = DATAGRAM.matcher(text);
        List<Property> properties = new ArrayList<>();
        if (Set.of("pty", "stdio", "vc", "null").contains(text) || text.startsWith("vc:")) {
            add(properties, "backend", text.startsWith("vc") ? "vc" : text);
        } else if (text.startsWith("file:") || text.startsWith("pipe:")) {
            add(properties, "backend", text.substring(0, 4));
            add(properties, "path", text.substring(5));
        } else if (text.startsWith("/dev/")) {
            add(properties, "backend", "serial");
            add(properties, "path", text);
        } else if (text.startsWith("unix:")) {
            String[] parts = text.substring(5).split(",");
            add(properties, "backend", "socket");
            add(properties, "path", parts.length == 0 ? "" : parts[0]);
            options(properties, parts);
        } else if (net.matches()) {
            add(properties, "backend", "socket");
            add(properties, "host", net.group(2));
            add(properties, "port", net.group(3));
            options(properties, net.group(4).split(","));
            if (net.group(1).equals("telnet")) {
                add(properties, "telnet", "on");
            }
        } else if (datagram.matches()) {
            add(properties, "backend", "udp");
            add(properties, "host", datagram.group(1));
            add(properties, "port", datagram.group(2));
            if (datagram.start(3) >= 0) {
                add(properties, "localaddr", datagram.group(3));
                add(properties, "localport", datagram.group(4));
            }
        }
        return properties.isEmpty()
                ? Optional.empty()
                : Optional.of(new Arg("chardev", option.offset(), Optional.of(text), properties));
    }

    private static void options(List<Property> properties, String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            boolean negated = pair.length == 1 && pair[0].equals("nowait");
            add(properties, negated ? "wait" : pair[0], pair.length == 2 ? pair[1] : negated ? "off" : "on");
        }
    }

    private static void add(List<Property> properties, String key, String value) {
        properties.add(new Property(key, value, 0));
    }

    /** The end of a device that libvirt can say all of. */
    static Optional<Arg> of(Reading r, Arg device) {
        return r.given().backend("chardev", device.peek("chardev")).filter(CharSource::canSay).map(chardev -> {
            device.take("chardev");
            return chardev;
        });
    }

    /** Whether the end is a file that the program which started QEMU had open, as libvirt itself does it. */
    static boolean isInherited(Arg chardev) {
        return chardev.peek("fd").isPresent();
    }

    /** Names a device whose end nobody but the program that started QEMU knows. */
    static void leaveOut(Reading r, Arg device, Arg chardev) {
        chardev.taken();
        device.taken();
        r.lose(device, "Its socket was opened by the program that started QEMU, so that nobody knows which it is;"
                + " add the device with a socket of its own.");
    }

    /** Whether libvirt can say all of this end. */
    private static boolean canSay(Arg chardev) {
        Set<String> more = KNOWN.get(chardev.peek("backend").orElse(""));
        return more != null && chardev.leftKeys().stream().allMatch(k -> COMMON.contains(k) || more.contains(k));
    }

    /** The end of an option such as {@code -serial}, short or the name of another; empty where libvirt cannot say all of it. */
    static Optional<Arg> named(Reading r, Arg option) {
        Optional<Arg> source = option.text().startsWith("chardev:")
                ? r.given().backend("chardev", Optional.of(option.text().substring("chardev:".length())))
                : parse(option);
        return source.filter(CharSource::canSay);
    }

    /** Writes the end into a device. */
    static void write(Reading r, Arg chardev, Editable device) {
        String backend = chardev.peek("backend").orElse("");
        Optional<String> path = chardev.peek("path");
        chardev.taken();
        switch (backend) {
            case "file" -> {
                device.set("@type", "file").set("source@path", path.orElse(""));
                chardev.peek("append").flatMap(Codec.ON_OFF.toXml()).ifPresent(on -> device.set("source@append", on));
            }
            case "pipe" -> device.set("@type", "pipe").set("source@path", path.orElse(""));
            case "serial", "tty", "parallel", "parport" ->
                device.set("@type", "dev").set("source@path", path.orElse(""));
            case "socket" -> socket(r, chardev, device, path);
            case "udp" -> datagrams(chardev, device.set("@type", "udp"));
            case "spiceport" -> device.set("@type", "spiceport").set("source@channel", chardev.peek("name").orElse(""));
            case "dbus" -> device.set("@type", "dbus").set("source@channel", chardev.peek("name").orElse(""));
            case "qemu-vdagent" -> {
                device.set("@type", "qemu-vdagent");
                chardev.peek("clipboard").flatMap(Codec.YES_NO.toXml())
                        .ifPresent(on -> device.set("source/clipboard@copypaste", on));
                chardev.peek("mouse")
                        .ifPresent(on -> device.set("source/mouse@mode", Codec.isOn(on) ? "client" : "server"));
            }
            default -> device.set("@type", backend);
        }
        chardev.peek("logfile").ifPresent(log -> device.set("log@file", log));
        chardev.peek("logappend").flatMap(Codec.ON_OFF.toXml()).ifPresent(on -> device.set("log@append", on));
    }

    private static void datagrams(Arg chardev, Editable device) {
        // libvirt reads the nearer end first
        for (String[] end : new String[][]{{"bind", "localaddr", "localport"}, {"connect", "host", "port"}}) {
            Optional<String> port = chardev.peek(end[2]).filter(p -> !p.equals("0"));
            if (port.isPresent()) {
                String source = "source[@mode='" + end[0] + "']";
                chardev.peek(end[1]).filter(host -> !host.isEmpty())
                        .ifPresent(host -> device.set(source + "@host", host));
                device.set(source + "@service", port.get());
            }
        }
    }

    private static void socket(Reading r, Arg chardev, Editable device, Optional<String> path) {
        boolean server = chardev.peek("server").filter(Codec::isOn).isPresent();
        String mode = server ? "bind" : "connect";
        if (isInherited(chardev)) {
            device.set("@type", "unix").set("source@mode", "bind");
        } else if (path.isPresent()) {
            device.set("@type", "unix").set("source@mode", mode).set("source@path", path.get());
        } else {
            boolean telnet = chardev.peek("telnet").filter(Codec::isOn).isPresent();
            device.set("@type", "tcp").set("source@mode", mode)
                    .set("source@host", chardev.peek("host").filter(h -> !h.isEmpty()).orElse("0.0.0.0"))
                    .set("source@service", chardev.peek("port").orElse("0"))
                    .set("protocol@type", telnet ? "telnet" : "raw");
            if (Certificates.take(r, chardev, FOLDER)) {
                device.set("source@tls", "yes");
            }
        }
        chardev.peek("reconnect").flatMap(Codec::number)
                .or(() -> chardev.peek("reconnect-ms").flatMap(Codec::number).map(ms -> (ms + 999) / 1000))
                .filter(n -> n > 0)
                .ifPresent(n -> device.set("source/reconnect@enabled", "yes").set("source/reconnect@timeout", n));
    }

    /** The option for the end that a device has; empty where QEMU's has no such thing. */
    static Optional<Opt> read(Ledger ledger, Element device, String id) {
        String type = ledger.take(device, "@type").orElse("pty");
        Optional<Opt> option = switch (type) {
            case "null", "pty", "stdio", "vc" -> Optional.of(Opt.of("chardev", type).with("id", id));
            case "file" ->
                Optional.of(Opt.of("chardev", "file").with("id", id).with("path", ledger.take(device, "source@path"))
                        .with("append", ledger.take(device, "source@append")));
            case "pipe" ->
                Optional.of(Opt.of("chardev", "pipe").with("id", id).with("path", ledger.take(device, "source@path")));
            case "dev" ->
                Optional.of(Opt.of("chardev", device.name().equals("parallel") ? "parallel" : "serial").with("id", id)
                        .with("path", ledger.take(device, "source@path")));
            case "unix" -> Optional.of(unix(ledger, device, id));
            case "tcp" -> Optional.of(tcp(ledger, device, id));
            case "udp" -> Optional.of(udp(ledger, device, id));
            case "spicevmc" -> Optional.of(Opt.of("chardev", "spicevmc").with("id", id).with("name",
                    Map.of("redirdev", "usbredir", "smartcard", "smartcard").getOrDefault(device.name(), "vdagent")));
            case "spiceport", "dbus" ->
                Optional.of(Opt.of("chardev", type).with("id", id).with("name", ledger.take(device, "source@channel")));
            case "qemu-vdagent" -> Optional.of(Opt.of("chardev", "qemu-vdagent").with("id", id)
                    .with("clipboard", ledger.take(device, "source/clipboard@copypaste").flatMap(Codec.YES_NO.toQemu()))
                    .with("mouse",
                            ledger.take(device, "source/mouse@mode").map(m -> m.equals("client") ? "on" : "off")));
            default -> Optional.empty();
        };
        option.ifPresent(o -> o.with("logfile", ledger.take(device, "log@file")).with("logappend",
                ledger.take(device, "log@append")));
        return option;
    }

    private static Opt udp(Ledger ledger, Element device, String id) {
        ledger.take(device, "source[@mode='connect']@mode");
        ledger.take(device, "source[@mode='bind']@mode");
        return Opt.of("chardev", "udp").with("id", id)
                .with("host", ledger.take(device, "source[@mode='connect']@host"))
                .with("port", ledger.take(device, "source[@mode='connect']@service").orElse("0"))
                .with("localaddr", ledger.take(device, "source[@mode='bind']@host"))
                .with("localport", ledger.take(device, "source[@mode='bind']@service"));
    }

    private static Opt unix(Ledger ledger, Element device, String id) {
        boolean server = !ledger.take(device, "source@mode").orElse("bind").equals("connect");
        String path = ledger.take(device, "source@path").orElse("/tmp/" + id + ".sock");
        return reconnect(ledger, device, server(Opt.of("chardev", "socket").with("id", id).with("path", path), server));
    }

    private static Opt tcp(Ledger ledger, Element device, String id) {
        boolean server = ledger.take(device, "source@mode").orElse("connect").equals("bind");
        Opt option = Opt.of("chardev", "socket").with("id", id).with("host", ledger.take(device, "source@host")).with(
                "port",
                ledger.take(device, "source@service"));
        server(option, server);
        if (device.is("source@tls", "yes")) {
            ledger.losePart(device, "source@tls",
                    "libvirt's certificates are its own; add tls-creds with an object that names yours.");
        }
        ledger.takeIf(device, "source@tls", "no");
        if (ledger.take(device, "protocol@type").filter("telnet"::equals).isPresent()) {
            option.with("telnet", "on");
        }
        return reconnect(ledger, device, option);
    }

    private static Opt server(Opt option, boolean server) {
        return server ? option.with("server", "on").with("wait", "off") : option;
    }

    private static Opt reconnect(Ledger ledger, Element device, Opt option) {
        boolean enabled = ledger.take(device, "source/reconnect@enabled").filter("yes"::equals).isPresent();
        Optional<String> timeout = ledger.take(device, "source/reconnect@timeout");
        return enabled ? option.with("reconnect", timeout) : option;
    }
}
