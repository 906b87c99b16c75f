// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.proxmox.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Editable;

/**
 * Disks, their host adapter and the boot order. A volume of a storage, {@code local-lvm:vm-100-disk-0}, is a volume of the
 * libvirt pool of the same name.
 */
final class ReadDisks {

    /** Parts of a disk that both sides have, with libvirt's places. */
    static final Map<String, String> SAME = Map.ofEntries(Map.entry("cache", "driver@cache"),
            Map.entry("aio", "driver@io"),
            Map.entry("detect_zeroes", "driver@detect_zeroes"), Map.entry("werror", "driver@error_policy"),
            Map.entry("rerror", "driver@rerror_policy"), Map.entry("serial", "serial"), Map.entry("wwn", "wwn"),
            Map.entry("queues", "driver@queues"), Map.entry("bps", "iotune/total_bytes_sec"),
            Map.entry("bps_rd", "iotune/read_bytes_sec"),
            Map.entry("bps_wr", "iotune/write_bytes_sec"), Map.entry("iops", "iotune/total_iops_sec"),
            Map.entry("iops_rd", "iotune/read_iops_sec"), Map.entry("iops_wr", "iotune/write_iops_sec"),
            Map.entry("product", "product"),
            Map.entry("vendor", "vendor"));
    /** Host adapters, with libvirt's model. */
    static final Map<String, String> ADAPTERS = Map.of("virtio-scsi-pci", "virtio-scsi", "virtio-scsi-single",
            "virtio-scsi", "lsi",
            "lsilogic", "megasas", "lsisas1078", "pvscsi", "vmpvscsi");
    private static final Set<String> SILENT = Set.of("size", "media", "format", "cyls", "heads", "secs", "trans");

    private final Reading r;
    private final Map<String, Integer> order = new HashMap<>();
    private final boolean single;

    ReadDisks(Reading r) {
        this.r = r;
        this.single = r.conf().last("scsihw").filter(s -> s.value().equals("virtio-scsi-single")).isPresent();
    }

    void read() {
        boot();
        adapter();
        for (String bus : List.of("scsi", "sata", "ide", "virtio")) {
            r.conf().numbered(bus).forEach(s -> disk(s, bus));
        }
        r.conf().numbered("unused")
                .forEach(s -> r.lose(s, "It is no part of the machine; Proxmox VE only remembers it."));
    }

    /** The place of a device in the boot order, from 1. */
    Optional<Integer> order(String key) {
        return Optional.ofNullable(order.get(key));
    }

    private void boot() {
        r.conf().last("boot").ifPresent(s -> {
            s.take("order").ifPresent(devices -> {
                for (String device : devices.split(";")) {
                    order.putIfAbsent(device.strip(), order.size() + 1);
                }
            });
            s.take("legacy").ifPresent(letters -> letters.chars().forEach(letter -> {
                String word = letter == 'a'
                        ? "fd"
                        : letter == 'c' ? "hd" : letter == 'd' ? "cdrom" : letter == 'n' ? "network" : "";
                if (!word.isEmpty()) {
                    r.root().ensure("os").add("boot").set("@dev", word);
                }
            }));
            r.finish(s, "The boot order of a domain has no such part.");
        });
        r.conf().last("bootdisk").ifPresent(s -> {
            s.taken();
            boolean legacy = r.root().element().find("os/boot").isPresent();
            if (order.isEmpty() && !legacy) {
                order.put(s.value(), 1);
            } else if (legacy) {
                r.lose(s, "A domain that boots from kinds of devices starts the first disk.");
            }
        });
    }

    private void adapter() {
        String hardware = r.plain("scsihw").orElse("lsi");
        if (r.conf().numbered("scsi").findAny().isEmpty()) {
            return;
        }
        Optional<String> model = Optional.ofNullable(ADAPTERS.get(hardware));
        if (model.isEmpty()) {
            r.lose("scsihw: " + hardware, "libvirt has no such adapter; lsi stands for it.");
        }
        if (!single) {
            controller(0, model.orElse("lsilogic"));
        }
    }

    private Editable controller(int index, String model) {
        return r.device("controller").set("@type", "scsi").set("@index", index).set("@model", model);
    }

    private void disk(Setting s, String bus) {
        String file = s.take("file").or(() -> s.take("volume")).orElse("none");
        boolean cdrom = s.peek("media").filter("cdrom"::equals).isPresent();
        if (file.contains("cloudinit")) {
            r.lose(s,
                    "Proxmox VE makes this disk for cloud-init anew at each start; a domain needs an ISO that is there.");
            return;
        }
        Editable disk = r.device("disk").set("@type", type(file)).set("@device", cdrom ? "cdrom" : "disk");
        disk.set("driver@name", "qemu").set("driver@type",
                s.peek("format").orElse(file.endsWith(".qcow2") ? "qcow2" : file.endsWith(".vmdk") ? "vmdk" : "raw"));
        source(disk, file);
        target(s, bus, disk);
        SAME.forEach((name, path) -> s.take(name).ifPresent(value -> disk.set(path, value)));
        s.take("discard").ifPresent(on -> disk.set("driver@discard", on.equals("on") ? "unmap" : "ignore"));
        if (s.on("ssd")) {
            disk.set("target@rotation_rate", 1);
        }
        if (s.on("ro") || cdrom) {
            disk.ensure("readonly");
        }
        if (s.on("snapshot")) {
            disk.ensure("transient");
        }
        if (s.on("shared")) {
            disk.ensure("shareable");
        }
        order(s.key()).ifPresent(n -> disk.set("boot@order", n));
        SILENT.forEach(s::take);
        r.finish(s, "It is for Proxmox VE's own backups, replication or limits; a domain has no place for it.");
    }

    private void target(Setting s, String bus, Editable disk) {
        int n = s.number();
        String name = switch (bus) {
            case "virtio" -> "vd" + (char) ('a' + n % 26);
            case "ide" -> "hd" + (char) ('a' + n % 26);
            default -> r.sdName();
        };
        disk.set("target@dev", name).set("target@bus", bus.equals("ide") && r.isExpress() ? "sata" : bus);
        boolean threaded = s.on("iothread");
        switch (bus) {
            case "scsi" -> {
                disk.set("address[@type='drive']@controller", single ? n : 0).set("address[@type='drive']@bus", 0)
                        .set("address[@type='drive']@target", 0).set("address[@type='drive']@unit", single ? 0 : n);
                if (single) {
                    Editable controller = controller(n, "virtio-scsi");
                    if (threaded) {
                        controller.set("driver@iothread", r.ioThread());
                    }
                }
            }
            case "sata" -> place(disk, 0, n);
            case "ide" -> place(disk, r.isExpress() ? 0 : n / 2, r.isExpress() ? n : n % 2);
            default -> {
                if (threaded) {
                    disk.set("driver@iothread", r.ioThread());
                }
            }
        }
    }

    private static void place(Editable disk, int bus, int unit) {
        disk.set("address[@type='drive']@controller", 0).set("address[@type='drive']@bus", bus)
                .set("address[@type='drive']@target", 0)
                .set("address[@type='drive']@unit", unit);
    }

    private static String type(String file) {
        return file.startsWith("/dev/") ? "block" : file.startsWith("/") || isEmpty(file) ? "file" : "volume";
    }

    private static boolean isEmpty(String file) {
        return file.equals("none") || file.equals("cdrom") || !file.contains(":") && !file.startsWith("/");
    }

    private void source(Editable disk, String file) {
        if (isEmpty(file)) {
            return;
        }
        if (file.startsWith("/")) {
            disk.set(file.startsWith("/dev/") ? "source@dev" : "source@file", file);
        } else {
            disk.set("source@pool", file.substring(0, file.indexOf(':'))).set("source@volume",
                    file.substring(file.indexOf(':') + 1));
        }
    }
}
