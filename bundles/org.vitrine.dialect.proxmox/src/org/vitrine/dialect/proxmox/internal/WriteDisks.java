// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.Map;
import java.util.Optional;

import org.vitrine.domain.Element;

/** Disks, their host adapter, and the boot order. */
final class WriteDisks {

    private static final Map<String, Integer> MOST = Map.of("scsi", 31, "sata", 6, "ide", 4, "virtio", 16);

    private final Writing w;

    WriteDisks(Writing w) {
        this.w = w;
    }

    void write() {
        adapter();
        w.devices("disk").toList().forEach(this::disk);
        String order = w.domain().find("os").stream().flatMap(os -> os.children("boot"))
                .map(b -> Map.of("fd", "a", "hd", "c", "cdrom", "d", "network", "n")
                        .getOrDefault(w.ledger().take(b, "@dev").orElse(""), ""))
                .reduce("", String::concat);
        if (!order.isEmpty()) {
            w.put("boot", order);
        }
    }

    private boolean isSingle() {
        return w.devices("controller").filter(c -> c.is("@type", "scsi") && c.is("@model", "virtio-scsi")).count() > 1
                || w.devices("controller").anyMatch(c -> c.is("@type", "scsi")
                        && c.find("driver").filter(d -> d.attributes().containsKey("iothread")).isPresent());
    }

    private void adapter() {
        Optional<Element> first = w.devices("controller").filter(c -> c.is("@type", "scsi")).findFirst();
        first.flatMap(c -> c.get("@model")).ifPresent(model -> w.put("scsihw", isSingle()
                ? "virtio-scsi-single"
                : ReadDisks.ADAPTERS.entrySet().stream().filter(e -> e.getValue().equals(model)).map(Map.Entry::getKey)
                        .filter(k -> !k.equals("virtio-scsi-single")).findFirst().orElse("lsi")));
        // Controllers and bridges are Proxmox VE's own business, and threads are one for each disk that wants one
        w.devices("controller").forEach(w.ledger()::all);
        w.take("iothreads");
    }

    private void disk(Element disk) {
        Optional<String> file = file(disk);
        String target = w.ledger().take(disk, "target@dev").orElse("sda");
        String bus = w.ledger().take(disk, "target@bus")
                .orElse(target.startsWith("vd") ? "virtio" : target.startsWith("hd") ? "ide" : "scsi");
        String device = w.ledger().take(disk, "@device").orElse("disk");
        if (file.isEmpty() || !MOST.containsKey(bus) || !(device.equals("disk") || device.equals("cdrom"))) {
            w.ledger().lose(disk, "Proxmox VE has no {0} of type {1} on {2}.", device, disk.get("@type").orElse("file"),
                    bus);
            return;
        }
        String key = key(disk, bus, target);
        boolean cdrom = device.equals("cdrom");
        Parts parts = Parts.of(file.get().isEmpty() ? "none" : file.get());
        if (cdrom) {
            parts.with("media", "cdrom");
        }
        w.ledger().take(disk, "driver@name");
        Optional<String> format = w.ledger().take(disk, "driver@type");
        boolean named = file.get().endsWith("." + format.orElse("raw")) || format.orElse("raw").equals("raw");
        if (!named) {
            parts.with("format", format);
        }
        ReadDisks.SAME.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> parts.with(e.getKey(), w.ledger().take(disk, e.getValue())));
        parts.with("discard", w.ledger().take(disk, "driver@discard").map(d -> d.equals("unmap") ? "on" : "ignore"));
        parts.on("ssd", w.ledger().takeIf(disk, "target@rotation_rate", "1"));
        boolean threaded = w.ledger().take(disk, "driver@iothread").isPresent() || onThreadedController(disk, bus);
        parts.on("iothread", threaded);
        disk.find("readonly").ifPresent(w.ledger()::all);
        parts.on("ro", !cdrom && disk.find("readonly").isPresent());
        disk.find("transient").ifPresent(w.ledger()::all);
        parts.on("snapshot", disk.find("transient").isPresent());
        disk.find("shareable").ifPresent(w.ledger()::all);
        parts.on("shared", disk.find("shareable").isPresent());
        disk.find("address").ifPresent(w.ledger()::all);
        w.put(key, parts);
        w.boots(disk, key);
    }

    private boolean onThreadedController(Element disk, String bus) {
        String index = disk.get("address[@type='drive']@controller").orElse("0");
        return bus.equals("scsi")
                && w.devices("controller").anyMatch(c -> c.is("@type", "scsi") && c.is("@index", index)
                        && c.get("driver@iothread").isPresent());
    }

    private String key(Element disk, String bus, String target) {
        Optional<Element> address = disk.find("address[@type='drive']");
        long number = address.map(a -> {
            long controller = a.get("@controller").flatMap(Reading::whole).orElse(0L);
            long unit = a.get("@unit").flatMap(Reading::whole).orElse(0L);
            long channel = a.get("@bus").flatMap(Reading::whole).orElse(0L);
            return bus.equals("scsi") ? isSingle() ? controller : unit : bus.equals("ide") ? channel * 2 + unit : unit;
        }).orElse(target.length() == 3 ? (long) target.charAt(2) - 'a' : 0L);
        String key = bus + number;
        return number >= 0 && number < MOST.getOrDefault(bus, 0) && !w.has(key) ? key : w.free(bus);
    }

    private Optional<String> file(Element disk) {
        return switch (w.ledger().take(disk, "@type").orElse("file")) {
            case "file" -> Optional.of(w.ledger().take(disk, "source@file").orElse(""));
            case "block" -> w.ledger().take(disk, "source@dev");
            case "volume" -> w.ledger().take(disk, "source@pool")
                    .map(pool -> pool + ":" + w.ledger().take(disk, "source@volume").orElse(""));
            default -> Optional.empty();
        };
    }
}
