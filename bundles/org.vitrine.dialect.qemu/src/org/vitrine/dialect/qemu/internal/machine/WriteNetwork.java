// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Map;
import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** Network interfaces: a {@code -netdev} and a {@code -device}. */
final class WriteNetwork {

    private final Writing w;

    WriteNetwork(Writing w) {
        this.w = w;
    }

    void card(Element card) {
        Ledger ledger = w.ledger();
        String id = w.id(card, "net");
        String type = ledger.take(card, "@type").orElse("user");
        Optional<Opt> backend = backend(card, type, "host" + id);
        String model = ledger.take(card, "model@type").orElse(w.isExpress() ? "e1000e" : "rtl8139");
        Optional<String> driver = Networks.CARDS.entrySet().stream()
                .filter(e -> e.getValue().equals(model.replaceFirst("^virtio-(non-)?transitional$", "virtio")))
                .map(Map.Entry::getKey)
                .filter(d -> !d.equals("virtio-net") && !d.equals("e1000-82540em")).findFirst();
        if (backend.isEmpty() || driver.isEmpty()) {
            ledger.lose(card, "This dialect has no network of type {0} with a card of model {1}.", type, model);
            return;
        }
        ledger.take(card, "driver@name").filter(n -> type.equals("ethernet"))
                .ifPresent(n -> backend.get().with("vhost", n.equals("vhost") ? "on" : "off"));
        Opt device = Opt.of("device", driver.get()).with("netdev", "host" + id).with("id", id);
        boolean queued = !type.equals("bridge") && !type.equals("network") && !type.equals("user");
        Optional.of(queued).filter(q -> q).flatMap(q -> ledger.take(card, "driver@queues")).ifPresent(queues -> {
            backend.get().with("queues", queues);
            device.with("mq", "on");
        });
        w.add(backend.get());
        Networks.DEVICE.write(ledger, card, device);
        ledger.take(card, "rom@bar").ifPresent(bar -> device.with("rombar", bar.equals("on") ? "1" : "0"));
        device.with("romfile", ledger.take(card, "rom@file"));
        if (ledger.takeIf(card, "rom@enabled", "no")) {
            device.with("romfile", "");
        }
        WriteDevices.usbPlace(w, card, device);
        w.finish(card, device);
    }

    private Optional<Opt> backend(Element card, String type, String id) {
        Ledger ledger = w.ledger();
        return switch (type) {
            case "user" -> Optional.of(user(card, id));
            case "bridge" -> Optional.of(Opt.of("netdev", "bridge").with("id", id).with("br",
                    ledger.take(card, "source@bridge").orElse("br0")));
            case "network" -> {
                ledger.losePart(card, "source",
                        "Only libvirt knows the bridge of its network; virbr0, that of its default network, is taken.");
                yield Optional.of(Opt.of("netdev", "bridge").with("id", id).with("br", "virbr0"));
            }
            case "ethernet" -> {
                ledger.take(card, "target@managed");
                String script = ledger.take(card, "script@path").orElse("no");
                yield Optional.of(Opt.of("netdev", "tap").with("id", id).with("ifname", ledger.take(card, "target@dev"))
                        .with("script", script)
                        .with("downscript", ledger.take(card, "downscript@path").orElse("no")));
            }
            case "mcast", "server", "client" -> Optional.of(Opt.of("netdev", "socket").with("id", id).with(
                    Map.of("mcast", "mcast", "server", "listen", "client", "connect").get(type) + "",
                    place(card, "source")));
            case "udp" -> Optional.of(Opt.of("netdev", "socket").with("id", id)
                    .with("udp", place(card, "source")).with("localaddr", place(card, "source/local")));
            case "vdpa" -> Optional.of(
                    Opt.of("netdev", "vhost-vdpa").with("id", id).with("vhostdev", ledger.take(card, "source@dev")));
            case "vhostuser" -> {
                ledger.take(card, "source@type");
                Opt chardev = Opt.of("chardev", "socket").with("id", "char" + id).with("path",
                        ledger.take(card, "source@path"));
                if (ledger.take(card, "source@mode").filter("server"::equals).isPresent()) {
                    chardev.with("server", "on");
                }
                w.add(chardev);
                yield Optional.of(Opt.of("netdev", "vhost-user").with("id", id).with("chardev", "char" + id));
            }
            default -> Optional.empty();
        };
    }

    private String place(Element card, String path) {
        return w.ledger().take(card, path + "@address").orElse("") + ":"
                + w.ledger().take(card, path + "@port").orElse("");
    }

    private Opt user(Element card, String id) {
        Ledger ledger = w.ledger();
        Opt backend = Opt.of("netdev", "user").with("id", id);
        ledger.take(card, "ip[@family='ipv4']@address").ifPresent(address -> backend.with("net", address + "/"
                + ledger.take(card, "ip[@family='ipv4']@prefix").orElse("24")));
        backend.with("ipv6-prefix", ledger.take(card, "ip[@family='ipv6']@address"))
                .with("ipv6-prefixlen", ledger.take(card, "ip[@family='ipv6']@prefix"));
        ledger.take(card, "ip[@family='ipv4']@family");
        ledger.take(card, "ip[@family='ipv6']@family");
        if (card.is("backend@type", "passt")) {
            ledger.losePart(card, "backend@type",
                    "libvirt starts passt; it is QEMU's own network here, which is slower.");
        }
        return backend;
    }
}
