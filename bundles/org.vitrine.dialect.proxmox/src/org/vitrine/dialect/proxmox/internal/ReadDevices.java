// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vitrine.domain.Editable;

/** Network, serial ports, USB, sound, agent, TPM and the small devices. */
final class ReadDevices {

    private static final List<String> CARDS = List.of("virtio", "e1000", "e1000e", "rtl8139", "vmxnet3", "ne2k_pci",
            "pcnet", "i82551",
            "i82557b", "i82559er", "ne2k_isa");
    static final Map<String, String> SOUND = Map.of("ich9-intel-hda", "ich9", "intel-hda", "ich6", "AC97", "ac97");

    private final Reading r;

    ReadDevices(Reading r) {
        this.r = r;
    }

    void read(ReadDisks disks) {
        r.conf().numbered("net").forEach(s -> network(s, disks));
        r.conf().numbered("serial").forEach(this::serial);
        r.conf().numbered("parallel").forEach(s -> {
            s.take("").ifPresent(path -> r.device("parallel").set("@type", "dev").set("source@path", path));
            s.taken();
        });
        if (r.on("tablet", true)) {
            r.device("input").set("@type", "tablet").set("@bus", "usb");
        }
        r.conf().numbered("usb").forEach(s -> usb(s, disks));
        r.conf().last("audio0").ifPresent(this::audio);
        r.conf().last("agent").ifPresent(this::agent);
        r.conf().last("tpmstate0").ifPresent(this::tpm);
        r.conf().last("rng0").ifPresent(this::random);
        r.conf().last("watchdog").ifPresent(s -> {
            Editable watchdog = r.device("watchdog").set("@model", s.take("model").orElse("i6300esb"));
            s.take("action").ifPresent(action -> watchdog.set("@action", action));
            r.finish(s, "A watchdog of a domain has no such part.");
        });
        r.conf().last("ivshmem").ifPresent(s -> {
            Editable shmem = r.device("shmem").set("@name", "pve-shm-" + s.take("name").orElse("vm")).set("model@type",
                    "ivshmem-plain");
            shmem.set("size@unit", "M").set("size", r.number(s, "size", 1, 1 << 20).orElse(32L));
            r.finish(s, "Shared memory of a domain has no such part.");
        });
        r.conf().numbered("virtiofs")
                .forEach(s -> r.lose(s, "Only the cluster knows the folder of a directory mapping."));
    }

    private void network(Setting s, ReadDisks disks) {
        Optional<String> mac = s.take("macaddr");
        Optional<String> model = s.take("model");
        for (String card : CARDS) {
            Optional<String> address = s.take(card);
            if (address.isPresent()) {
                model = Optional.of(card);
                mac = mac.or(() -> address);
            }
        }
        Optional<String> bridge = s.take("bridge");
        Editable card = r.device("interface").set("@type", bridge.isPresent() ? "bridge" : "user");
        mac.filter(m -> m.matches("(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}")).ifPresent(m -> card.set("mac@address", m));
        bridge.ifPresent(b -> card.set("source@bridge", b));
        card.set("model@type", model.orElse("e1000"));
        s.take("queues").ifPresent(n -> card.set("driver@queues", n));
        s.take("mtu").filter(m -> !m.equals("1")).ifPresent(n -> card.set("mtu@size", n));
        if (s.on("link_down")) {
            card.set("link@state", "down");
        }
        s.take("tag").ifPresent(tag -> card.set("vlan/tag@id", tag));
        s.take("rate").filter(rate -> rate.matches("\\d{1,6}(\\.\\d{1,4})?")).ifPresent(rate -> {
            long kib = Math.round(Double.parseDouble(rate) * 1024);
            card.set("bandwidth/inbound@average", kib).set("bandwidth/outbound@average", kib);
        });
        disks.order(s.key()).ifPresent(n -> card.set("boot@order", n));
        r.finish(s, "Proxmox VE's firewall and trunks are not libvirt's; see <filterref> and Open vSwitch.");
    }

    private void serial(Setting s) {
        String where = s.take("").orElse("socket");
        Editable serial = r.device("serial").set("@type", where.equals("socket") ? "pty" : "dev");
        if (!where.equals("socket")) {
            serial.set("source@path", where);
        }
        serial.set("target@type", "isa-serial").set("target@port", s.number());
        s.taken();
    }

    private void usb(Setting s, ReadDisks disks) {
        String host = s.take("host").orElse("");
        s.take("usb3");
        if (host.equals("spice")) {
            r.device("redirdev").set("@bus", "usb").set("@type", "spicevmc");
        } else if (host.matches("(?:0x)?[0-9a-fA-F]{4}:(?:0x)?[0-9a-fA-F]{4}")) {
            String[] ids = host.replace("0x", "").split(":");
            Editable device = r.device("hostdev").set("@mode", "subsystem").set("@type", "usb").set("@managed", "yes");
            device.set("source/vendor@id", "0x" + ids[0]).set("source/product@id", "0x" + ids[1]);
            disks.order(s.key()).ifPresent(n -> device.set("boot@order", n));
        } else {
            r.lose(s, s.peek("mapping").isPresent()
                    ? "Only the cluster knows which device the mapping means; name it as host=046d:c52b."
                    : "libvirt knows a USB device by its ids or its number, not by its port; name it as host=046d:c52b.");
            return;
        }
        r.finish(s, "A USB device of a domain has no such part.");
    }

    private void audio(Setting s) {
        Optional<String> model = s.take("device").map(SOUND::get);
        String driver = s.take("driver").orElse("spice");
        if (model.isEmpty()) {
            r.lose(s, "libvirt has no such sound card.");
            return;
        }
        Editable sound = r.device("sound").set("@model", model.get());
        if (!model.get().equals("ac97")) {
            sound.add("codec").set("@type", "micro");
            sound.add("codec").set("@type", "duplex");
        }
        sound.set("audio@id", 1);
        r.device("audio").set("@id", 1).set("@type", driver);
        r.finish(s, "A sound card of a domain has no such part.");
    }

    private void agent(Setting s) {
        boolean isa = s.take("type").filter("isa"::equals).isPresent();
        if (s.take("enabled").filter(Setting::isOn).isPresent()) {
            if (isa) {
                r.lose("agent: type=isa",
                        "libvirt speaks with the agent through virtio only; a channel of virtio stands for it.");
            }
            Editable channel = r.device("channel").set("@type", "unix");
            channel.set("target@type", "virtio").set("target@name", "org.qemu.guest_agent.0");
        }
        r.finish(s, "It is for Proxmox VE's backups and clones.");
    }

    private void tpm(Setting s) {
        String version = s.take("version").orElse("v1.2");
        r.device("tpm").set("@model", "tpm-tis").set("backend@type", "emulator").set("backend@version",
                version.replaceFirst("^v", ""));
        r.lose("tpmstate0: " + s.take("file").orElse(""),
                "libvirt keeps the TPM's state in a folder of its own; keys in this one stay behind, so save recovery keys first.");
        s.take("size");
        r.finish(s, "A TPM of a domain has no such part.");
    }

    private void random(Setting s) {
        Editable rng = r.device("rng").set("@model", "virtio").set("backend@model", "random").set("backend",
                s.take("source").orElse("/dev/urandom"));
        s.take("max_bytes").filter(n -> !n.equals("0")).ifPresent(n -> rng.set("rate@bytes", n));
        s.take("period").filter(n -> rng.element().find("rate").isPresent()).ifPresent(n -> rng.set("rate@period", n));
        r.finish(s, "A source of random numbers of a domain has no such part.");
    }
}
