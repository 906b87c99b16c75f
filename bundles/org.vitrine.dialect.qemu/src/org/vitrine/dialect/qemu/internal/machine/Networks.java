// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/**
 * Network interfaces: {@code -netdev} with {@code -device}, {@code -nic}, and {@code -net} in pairs. Where a backend has
 * something that libvirt has no word for, such as forwarded ports, both stay as they are.
 */
final class Networks implements Family {

    /** Cards by driver, with libvirt's model. */
    static final Map<String, String> CARDS = Map.ofEntries(Map.entry("virtio-net-pci", "virtio"),
            Map.entry("virtio-net", "virtio"),
            Map.entry("e1000", "e1000"),
            Map.entry("e1000-82540em", "e1000"), Map.entry("e1000e", "e1000e"), Map.entry("rtl8139", "rtl8139"),
            Map.entry("vmxnet3", "vmxnet3"), Map.entry("pcnet", "pcnet"), Map.entry("ne2k_pci", "ne2k_pci"),
            Map.entry("igb", "igb"),
            Map.entry("usb-net", "usb-net"), Map.entry("i82551", "i82551"), Map.entry("i82557b", "i82557b"),
            Map.entry("i82559er", "i82559er"), Map.entry("e1000-82544gc", "e1000-82544gc"),
            Map.entry("e1000-82545em", "e1000-82545em"), Map.entry("tulip", "tulip"),
            Map.entry("spapr-vlan", "spapr-vlan"), Map.entry("lan9118", "lan9118"));

    static final Props DEVICE = offloads(Props.NONE.with("mac", "mac@address", Codec.SAME)
            .with("host_mtu", "mtu@size", Codec.NUMBER)
            .with("rx_queue_size", "driver@rx_queue_size", Codec.NUMBER)
            .with("tx_queue_size", "driver@tx_queue_size", Codec.NUMBER)
            .with("ioeventfd", "driver@ioeventfd", Codec.ON_OFF).with("event_idx", "driver@event_idx", Codec.ON_OFF)
            .with("rss", "driver@rss", Codec.ON_OFF).with("hash", "driver@rss_hash_report", Codec.ON_OFF)
            .with("tx", "driver@txmode", Codec.words(Map.of("bh", "iothread", "timer", "timer"))));

    private static final Pattern PLACE = Pattern.compile("(.*):(\\d{1,5})");
    private static final Pattern NET = Pattern.compile("([0-9.]+)/(\\d{1,2})");
    private static final Set<String> OFF = Set.of("no", "");
    private static final Set<String> USER = Set.of("type", "id", "net", "ipv6-prefix", "ipv6-prefixlen");
    private static final Set<String> STREAM = Set.of("type", "id", "server", "addr.type", "addr.path", "reconnect",
            "reconnect-ms");

    /** What the card leaves to the other side. */
    private static Props offloads(Props base) {
        Props props = base.with("csum", "driver/host@csum", Codec.ON_OFF).with("gso", "driver/host@gso", Codec.ON_OFF)
                .with("mrg_rxbuf", "driver/host@mrg_rxbuf", Codec.ON_OFF)
                .with("guest_csum", "driver/guest@csum", Codec.ON_OFF);
        for (String side : new String[]{"host", "guest"}) {
            for (String offload : new String[]{"tso4", "tso6", "ecn", "ufo"}) {
                props = props.with(side + "_" + offload, "driver/" + side + "@" + offload, Codec.ON_OFF);
            }
        }
        return props;
    }

    @Override
    public void read(Reading r) {
        boolean none = !r.given().has("net") && !r.given().has("nic") && !r.given().has("netdev");
        r.given().devices(CARDS.keySet()).toList().forEach(arg -> device(r, arg));
        r.given().options("nic").toList().forEach(arg -> nic(r, arg));
        pair(r);
        if (none && !r.given().has("nodefaults") && r.isX86()) {
            r.device("interface").set("@type", "user").set("model@type", r.isExpress() ? "e1000e" : "e1000");
        }
    }

    private static void device(Reading r, Arg arg) {
        Optional<Arg> backend = r.given().backend("netdev", arg.peek("netdev"));
        if (backend.isEmpty()) {
            return;
        }
        make(r, backend.get(), CARDS.get(arg.peek("driver").orElse("")) + "").ifPresent(card -> {
            backend.get().taken();
            arg.take("netdev");
            arg.drop(List.of("vectors"));
            arg.take("mq");
            DEVICE.read(arg, card);
            HostDevices.rom(r, arg, card);
            if (card.element().is("model@type", "usb-net")) {
                UsbBuses.place(r, arg, card);
            }
            r.finish(arg, card);
        });
    }

    private static void nic(Reading r, Arg arg) {
        if (arg.is("type", "none")) {
            arg.taken();
            return;
        }
        Optional<String> model = arg.peek("model");
        Optional<String> mac = arg.peek("mac");
        Arg backend = without(arg, Set.of("model", "mac"));
        make(r, backend, model(r, model)).ifPresent(card -> {
            mac.ifPresent(m -> card.set("mac@address", m));
            arg.taken();
        });
    }

    private static String model(Reading r, Optional<String> word) {
        return word.map(w -> Optional.ofNullable(CARDS.get(w)).orElse(w))
                .orElse(r.isExpress() ? "e1000e" : r.isX86() ? "e1000" : "virtio");
    }

    private static Arg without(Arg arg, Set<String> keys) {
        return new Arg("netdev", arg.offset(), Optional.of(arg.text()),
                arg.properties().stream().filter(p -> !keys.contains(p.key())).toList());
    }

    /** {@code -net nic} and {@code -net user} meet in a hub; one of each is an interface. */
    private static void pair(Reading r) {
        List<Arg> all = r.given().options("net").toList();
        all.stream().filter(a -> a.is("type", "none")).forEach(Arg::taken);
        List<Arg> cards = all.stream().filter(a -> a.is("type", "nic")).toList();
        List<Arg> backends = all.stream().filter(a -> !a.is("type", "nic") && !a.is("type", "none")).toList();
        if (cards.size() != 1 || backends.size() != 1) {
            return;
        }
        Arg card = cards.getFirst();
        make(r, without(backends.getFirst(), Set.of("name")), model(r, card.peek("model"))).ifPresent(made -> {
            card.take("macaddr", "mac").ifPresent(m -> made.set("mac@address", m));
            card.drop(List.of("type", "model", "netdev", "name"));
            if (!card.leftKeys().isEmpty()) {
                r.lose(card, "{0} of an old network card has no place in a domain.",
                        String.join(", ", card.leftKeys()));
            }
            card.taken();
            backends.getFirst().taken();
        });
    }

    /** The interface of a backend; empty where libvirt cannot say all of it. */
    private static Optional<Editable> make(Reading r, Arg backend, String model) {
        String type = backend.peek("type").orElse("");
        Optional<Map<String, String>> said = switch (type) {
            case "user" -> user(backend);
            case "bridge" -> backend.hasOnly(Set.of("type", "id", "br", "helper"))
                    ? Optional.of(Map.of("@type", "bridge", "source@bridge", backend.peek("br").orElse("br0")))
                    : Optional.empty();
            case "tap" -> opened(r, backend).or(() -> tap(backend));
            case "socket" -> socket(backend).or(() -> datagrams(backend));
            case "stream" -> stream(r, backend);
            case "vhost-user" -> vhostUser(r, backend);
            case "vhost-vdpa" ->
                backend.peek("vhostdev").filter(d -> backend.hasOnly(Set.of("type", "id", "vhostdev", "queues")))
                        .map(d -> Map.of("@type", "vdpa", "source@dev", d));
            default -> Optional.empty();
        };
        return said.map(values -> {
            Editable card = r.device("interface").set("@type", values.get("@type") + "");
            values.entrySet().stream().filter(e -> !e.getKey().equals("@type")).sorted(Map.Entry.comparingByKey())
                    .forEach(e -> card.set(e.getKey(), e.getValue()));
            card.set("model@type", model);
            backend.peek("vhost").filter(v -> type.equals("tap"))
                    .ifPresent(v -> card.set("driver@name", Codec.isOn(v) ? "vhost" : "qemu"));
            backend.peek("queues").ifPresent(q -> card.set("driver@queues", q));
            return card;
        });
    }

    /** QEMU's own network, of which a domain says the addresses. */
    private static Optional<Map<String, String>> user(Arg backend) {
        Map<String, String> said = new HashMap<>(Map.of("@type", "user"));
        Matcher net = NET.matcher(backend.peek("net").orElse("0.0.0.0/0"));
        if (!backend.hasOnly(USER) || !net.matches()) {
            return Optional.empty();
        }
        if (backend.peek("net").isPresent()) {
            said.put("ip[@family='ipv4']@address", net.group(1));
            said.put("ip[@family='ipv4']@prefix", net.group(2));
        }
        backend.peek("ipv6-prefix").ifPresent(prefix -> {
            said.put("ip[@family='ipv6']@address", prefix);
            said.put("ip[@family='ipv6']@prefix", backend.peek("ipv6-prefixlen").orElse("64"));
        });
        return Optional.of(said);
    }

    /** A socket of passt's, which libvirt starts itself. */
    private static Optional<Map<String, String>> stream(Reading r, Arg backend) {
        String path = backend.peek("addr.path").orElse("");
        if (!backend.hasOnly(STREAM) || !path.contains("passt")
                || backend.peek("server").filter(Codec::isOn).isPresent()) {
            return Optional.empty();
        }
        r.lose(backend, "libvirt starts passt itself, with a socket of its own; it has to be installed.");
        return Optional.of(Map.of("@type", "user", "backend@type", "passt"));
    }

    /** In a command line of libvirt's the network is a file that libvirt has opened. */
    private static Optional<Map<String, String>> opened(Reading r, Arg backend) {
        if (backend.take("fd", "fds").isEmpty()) {
            return Optional.empty();
        }
        backend.take("vhostfd", "vhostfds");
        r.lose(backend,
                "Its network was opened by the program that started QEMU; say in the domain which network it is.");
        return Optional.of(Map.of("@type", "ethernet"));
    }

    private static Optional<Map<String, String>> tap(Arg backend) {
        Set<String> known = Set.of("type", "id", "vhost", "queues", "ifname", "script", "downscript", "br", "helper");
        if (!backend.hasOnly(known)) {
            return Optional.empty();
        }
        if (backend.peek("br").isPresent() || backend.peek("helper").isPresent()) { // the helper's bridge is br0
            return Optional.of(Map.of("@type", "bridge", "source@bridge", backend.peek("br").orElse("br0")));
        }
        String script = backend.peek("script").orElse("/etc/qemu-ifup");
        Map<String, String> said = new HashMap<>(Map.of("@type", "ethernet"));
        backend.peek("ifname").ifPresent(name -> said.put("target@dev", name));
        if (!OFF.contains(script)) {
            said.put("script@path", script);
        } else if (said.containsKey("target@dev")) {
            said.put("target@managed", "no");
        }
        backend.peek("downscript").filter(down -> !OFF.contains(down))
                .ifPresent(down -> said.put("downscript@path", down));
        return Optional.of(said);
    }

    private static Optional<Map<String, String>> datagrams(Arg backend) {
        Matcher far = PLACE.matcher(backend.peek("udp").orElse(""));
        Matcher near = PLACE.matcher(backend.peek("localaddr").orElse(""));
        return far.matches() && near.matches() && backend.hasOnly(Set.of("type", "id", "udp", "localaddr"))
                ? Optional.of(Map.of("@type", "udp", "source@address", far.group(1), "source@port", far.group(2),
                        "source/local@address", near.group(1), "source/local@port", near.group(2)))
                : Optional.empty();
    }

    private static Optional<Map<String, String>> socket(Arg backend) {
        for (Map.Entry<String, String> kind : Map.of("mcast", "mcast", "listen", "server", "connect", "client")
                .entrySet()) {
            Matcher m = PLACE.matcher(backend.peek(kind.getKey()).orElse(""));
            if (m.matches() && backend.hasOnly(Set.of("type", "id", kind.getKey()))) {
                String host = m.group(1).isEmpty() ? "0.0.0.0" : m.group(1);
                return Optional.of(Map.of("@type", kind.getValue(), "source@address", host, "source@port", m.group(2)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> vhostUser(Reading r, Arg backend) {
        Optional<Arg> chardev = r.given().backend("chardev", backend.peek("chardev"))
                .filter(c -> c.is("backend", "socket") && c.hasOnly(Set.of("backend", "id", "path", "server", "wait")));
        if (!backend.hasOnly(Set.of("type", "id", "chardev", "queues", "vhostforce"))) {
            return Optional.empty();
        }
        return chardev.map(c -> {
            c.taken();
            return Map.of("@type", "vhostuser", "source@type", "unix", "source@path", c.peek("path").orElse(""),
                    "source@mode",
                    c.peek("server").filter(Codec::isOn).isPresent() ? "server" : "client");
        });
    }
}
