// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** Network, serial ports, input, sound, agent, TPM and the small devices. */
final class WriteDevices {

    private static final Set<String> CARDS = Set.of("virtio", "e1000", "e1000e", "rtl8139", "vmxnet3", "ne2k_pci",
            "pcnet", "i82551", "i82557b",
            "i82559er");

    private final Writing w;
    private final Ledger ledger;

    WriteDevices(Writing w) {
        this.w = w;
        this.ledger = w.ledger();
    }

    void write() {
        w.devices("interface").toList().forEach(this::network);
        w.devices("serial").toList().forEach(this::serial);
        w.devices("parallel").filter(p -> p.is("@type", "dev")).toList().forEach(p -> {
            ledger.take(p, "@type");
            w.put(w.free("parallel"), ledger.take(p, "source@path"));
        });
        w.devices("console").filter(c -> !c.is("target@type", "virtio")).forEach(ledger::all);
        inputs();
        w.devices("redirdev").filter(d -> d.is("@type", "spicevmc")).toList().forEach(d -> {
            ledger.all(d);
            w.put(w.free("usb"), "spice");
        });
        sound();
        w.devices("channel").filter(c -> c.is("target@name", "org.qemu.guest_agent.0")).toList().forEach(c -> {
            ledger.all(c);
            w.put("agent", "1");
        });
        w.devices("tpm").toList()
                .forEach(
                        tpm -> ledger.lose(tpm,
                                "Proxmox VE keeps the TPM's state in a disk that only it can make: qm set VMID"
                                        + " --tpmstate0 STORAGE:1,version=v{0}",
                                tpm.get("backend@version").orElse("2.0")));
        w.devices("rng").filter(r -> r.is("backend@model", "random")).findFirst().ifPresent(this::random);
        w.devices("watchdog").filter(d -> d.is("@model", "i6300esb") || d.is("@model", "ib700")).findFirst()
                .ifPresent(d -> w.put("watchdog",
                        Parts.of("").with("model", ledger.take(d, "@model")).with("action",
                                ledger.take(d, "@action"))));
        w.devices("shmem").toList().forEach(this::shared);
    }

    private void network(Element card) {
        String type = ledger.take(card, "@type").orElse("user");
        String model = ledger.take(card, "model@type").orElse("e1000");
        if (!Set.of("bridge", "user", "network").contains(type) || !CARDS.contains(model)) {
            ledger.lose(card, "Proxmox VE has no network of type {0} with a card of model {1}.", type, model);
            return;
        }
        Parts parts = Parts.of(
                ledger.take(card, "mac@address").map(mac -> model + "=" + mac.toUpperCase(Locale.ROOT)).orElse(model));
        if (type.equals("network")) {
            ledger.losePart(card, "source@network",
                    "Proxmox VE has bridges, not libvirt's networks; vmbr0, its first one, is taken.");
            parts.with("bridge", "vmbr0");
        }
        parts.with("bridge", ledger.take(card, "source@bridge").filter(b -> type.equals("bridge")));
        ledger.takeIf(card, "driver@name", "vhost");
        parts.with("queues", ledger.take(card, "driver@queues")).with("mtu", ledger.take(card, "mtu@size"));
        parts.on("link_down", ledger.take(card, "link@state").filter("down"::equals).isPresent());
        parts.with("tag", ledger.take(card, "vlan/tag@id"));
        Optional<String> rate = card.get("bandwidth/inbound@average")
                .filter(r -> card.is("bandwidth/outbound@average", r)).flatMap(Reading::whole)
                .map(kib -> kib % 1024 == 0
                        ? String.valueOf(kib / 1024)
                        : String.valueOf(Math.round(kib / 1.024) / 1000.0));
        rate.ifPresent(r -> {
            ledger.take(card, "bandwidth/inbound@average");
            ledger.take(card, "bandwidth/outbound@average");
            parts.with("rate", r);
        });
        card.find("address").ifPresent(ledger::all);
        String key = w.free("net");
        w.put(key, parts);
        w.boots(card, key);
    }

    private void serial(Element serial) {
        String type = ledger.take(serial, "@type").orElse("pty");
        if (!type.equals("pty") && !type.equals("dev")) {
            ledger.lose(serial, "Proxmox VE's serial ports are sockets of its own or devices of the host.");
            return;
        }
        serial.find("target").ifPresent(ledger::all);
        w.put(w.free("serial"), type.equals("dev") ? ledger.take(serial, "source@path").orElse("socket") : "socket");
    }

    private void inputs() {
        boolean tablet = w.devices("input").anyMatch(i -> i.is("@type", "tablet") && i.is("@bus", "usb"));
        w.devices("input").filter(i -> i.is("@type", "tablet") && i.is("@bus", "usb") || i.is("@bus", "ps2"))
                .forEach(ledger::all);
        if (!tablet) {
            w.put("tablet", "0");
        }
        List<Element> evdevs = w.devices("input").filter(i -> i.is("@type", "evdev")).toList();
        evdevs.forEach(i -> {
            String object = "input-linux,id=evdev" + evdevs.indexOf(i) + ",evdev="
                    + Writing.inOption(ledger.take(i, "source@dev").orElse(""))
                    + ledger.take(i, "source@grab").filter("all"::equals).map(g -> ",grab_all=on").orElse("")
                    + ledger.take(i, "source@repeat").map(r -> ",repeat=" + Writing.inOption(r)).orElse("")
                    + ledger.take(i, "source@grabToggle").map(g -> ",grab-toggle=" + Writing.inOption(g)).orElse("");
            ledger.take(i, "@type");
            w.args("-object", object);
        });
    }

    private void sound() {
        Optional<Element> sound = w.devices("sound").findFirst();
        Optional<Element> audio = w.devices("audio").findFirst()
                .filter(a -> a.is("@type", "spice") || a.is("@type", "none"));
        if (sound.isEmpty() || audio.isEmpty()) {
            return;
        }
        String model = sound.get().get("@model").orElse("");
        ReadDevices.SOUND.entrySet().stream().filter(e -> e.getValue().equals(model)).map(Map.Entry::getKey).findFirst()
                .ifPresent(device -> {
                    ledger.all(sound.get());
                    ledger.all(audio.get());
                    w.put("audio0", Parts.of("").with("device", device).with("driver", audio.get().get("@type")));
                });
    }

    private void random(Element rng) {
        Parts parts = Parts.of("").with("source", ledger.take(rng, "backend").orElse("/dev/urandom"));
        ledger.take(rng, "@model");
        ledger.take(rng, "backend@model");
        w.put("rng0", parts.with("max_bytes", ledger.take(rng, "rate@bytes")).with("period",
                ledger.take(rng, "rate@period")));
    }

    /** Proxmox VE names its own shared memory; another name goes to QEMU as it stands. */
    private void shared(Element shmem) {
        String name = shmem.get("@name").orElse("");
        String unit = shmem.get("size@unit").orElse("M");
        Optional<Long> mib = shmem.get("size").flatMap(Reading::whole).filter(n -> List.of("M", "MiB").contains(unit));
        if (!shmem.get("model@type").orElse("ivshmem-plain").equals("ivshmem-plain") || mib.isEmpty()) {
            return;
        }
        ledger.all(shmem);
        if (name.startsWith("pve-shm-") && !w.has("ivshmem")) {
            w.put("ivshmem", Parts.of("").with("size", mib.get()).with("name", name.substring(8)));
        } else {
            String id = Writing.inOption(name);
            w.args("-device", "ivshmem-plain,memdev=" + id, "-object",
                    "memory-backend-file,id=" + id + ",share=on,mem-path=/dev/shm/" + id + ",size=" + mib.get() + "M");
        }
    }
}
