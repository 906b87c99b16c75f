// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Disks: {@code -drive}, {@code -blockdev} with {@code -device}, {@code -hda}, {@code -cdrom} and their kind. */
final class Disks implements Family {

    private static final Codec ERRORS = Codec
            .words(Map.of("stop", "stop", "report", "report", "ignore", "ignore", "enospc", "enospace"));
    private static final Codec READ_ERRORS = Codec.oneOf("stop", "report", "ignore");
    private static final Codec WWN = new Codec(
            text -> Optional.of(Codec.number(text).map("%016x"::formatted).orElse(text)),
            text -> Optional.of("0x" + text));
    /** Properties of {@code -drive} that a domain can say. */
    static final Props DRIVE = Props.NONE
            .with("cache", "driver@cache", Codec.oneOf("none", "writeback", "writethrough", "directsync", "unsafe"))
            .with("aio", "driver@io", Codec.oneOf("threads", "native", "io_uring"))
            .with("discard", "driver@discard",
                    Codec.words(Map.of("unmap", "unmap", "ignore", "ignore", "on", "unmap", "off", "ignore")))
            .with("detect-zeroes", "driver@detect_zeroes", Codec.oneOf("on", "off", "unmap"))
            .with("copy-on-read", "driver@copy_on_read", Codec.ON_OFF)
            .with("werror", "driver@error_policy", ERRORS).with("rerror", "driver@rerror_policy", READ_ERRORS)
            .with("throttling.bps-total", "iotune/total_bytes_sec", Codec.NUMBER)
            .with("throttling.bps-read", "iotune/read_bytes_sec", Codec.NUMBER)
            .with("throttling.bps-write", "iotune/write_bytes_sec", Codec.NUMBER)
            .with("throttling.iops-total", "iotune/total_iops_sec", Codec.NUMBER)
            .with("throttling.iops-read", "iotune/read_iops_sec", Codec.NUMBER)
            .with("throttling.iops-write", "iotune/write_iops_sec", Codec.NUMBER).with("serial", "serial", Codec.SAME);
    /** Properties of disk devices. */
    static final Props DEVICE = Props.NONE.with("serial", "serial", Codec.SAME).with("wwn", "wwn", WWN)
            .with("num-queues", "driver@queues", Codec.NUMBER).with("queue-size", "driver@queue_size", Codec.NUMBER)
            .with("logical_block_size", "blockio@logical_block_size", Codec.NUMBER)
            .with("physical_block_size", "blockio@physical_block_size", Codec.NUMBER)
            .with("rotation_rate", "target@rotation_rate", Codec.NUMBER).with("product", "product", Codec.SAME)
            .with("vendor", "vendor", Codec.SAME)
            .with("removable", "target@removable", Codec.ON_OFF)
            .with("ioeventfd", "driver@ioeventfd", Codec.ON_OFF).with("event_idx", "driver@event_idx", Codec.ON_OFF)
            .with("werror", "driver@error_policy", ERRORS).with("rerror", "driver@rerror_policy", READ_ERRORS)
            .with("heads", "geometry@heads", Codec.NUMBER).with("cyls", "geometry@cyls", Codec.NUMBER)
            .with("secs", "geometry@secs", Codec.NUMBER)
            .with("bios-chs-trans", "geometry@trans", Codec.oneOf("none", "auto", "lba"))
            .with("discard_granularity", "blockio@discard_granularity", Codec.NUMBER);

    private static final Set<String> MORE = Set.of("file", "format", "if", "media", "index", "bus", "unit", "readonly",
            "read-only",
            "id", "snapshot", "addr", "node-name");
    private static final Map<String, String> DRIVERS = Map.ofEntries(Map.entry("virtio-blk-pci", "virtio"),
            Map.entry("virtio-blk", "virtio"),
            Map.entry("ide-hd", "ide"), Map.entry("ide-cd", "ide"), Map.entry("scsi-hd", "scsi"),
            Map.entry("scsi-cd", "scsi"),
            Map.entry("scsi-block", "scsi"), Map.entry("usb-storage", "usb"));
    private static final Map<String, String> OLD = Map.of("hda", "0", "hdb", "1", "hdc", "2", "hdd", "3");

    private final Map<String, Integer> named = new HashMap<>();
    private Controllers controllers = new Controllers();

    @Override
    public void read(Reading r) {
        controllers = new Controllers();
        controllers.read(r);
        named.clear();
        BlockGraph graph = new BlockGraph(r);
        for (Arg arg : r.given().options("device", "drive", "hda", "hdb", "hdc", "hdd", "cdrom", "fda", "fdb")
                .toList()) {
            switch (arg.option()) {
                case "device" -> device(r, graph, arg);
                case "drive" -> drive(r, arg);
                case "cdrom" -> old(r, arg, "cdrom");
                case "fda", "fdb" -> old(r, arg, "floppy");
                default -> old(r, arg, "disk");
            }
        }
        if (r.given().flag("snapshot")) {
            r.root().element().find("devices").ifPresent(d -> d.children("disk").toList()
                    .forEach(disk -> r.draft().at(disk).ensure("transient")));
        }
        r.given().devices(Controllers.SCSI.keySet()).toList().forEach(a -> controllers.make(r, a));
    }

    private void device(Reading r, BlockGraph graph, Arg arg) {
        String driver = arg.peek("driver").orElse("");
        Optional<String> kind = Optional.ofNullable(DRIVERS.get(driver));
        Optional<Block> block = graph.find(arg.peek("drive"));
        boolean empty = arg.peek("drive").isEmpty() && driver.endsWith("-cd");
        if (kind.isEmpty() || block.isEmpty() && !empty) {
            return;
        }
        Arg settings = block.map(Block::settings).orElse(arg);
        String file = block.map(Block::file).orElse("");
        if (block.isPresent() && (!canSay(settings) || !DiskSource.canSay(file))) {
            return;
        }
        boolean cdrom = driver.endsWith("-cd") || settings.is("media", "cdrom");
        String bus = kind.get().equals("ide") ? controllers.ideOr(arg, r) : kind.get();
        Editable disk = disk(r, driver.equals("scsi-block") ? "lun" : cdrom ? "cdrom" : "disk", bus, file,
                block.flatMap(Block::format), block.map(Block::readOnly).orElse(false));
        block.ifPresent(b -> {
            settings(b.settings(), disk);
            b.args().forEach(Arg::taken);
        });
        arg.take("drive");
        DEVICE.read(arg, disk);
        // libvirt says these itself
        arg.drop(List.of("write-cache", "device_id"));
        if (arg.is("scsi", "off")) {
            arg.take("scsi");
        }
        if (arg.take("share-rw").filter(Codec::isOn).isPresent()) {
            disk.ensure("shareable");
        }
        arg.take("iothread").ifPresent(thread -> disk.set("driver@iothread", r.ioThread(thread)));
        controllers.place(r, arg, bus, disk);
        r.finish(arg, disk);
    }

    private void drive(Reading r, Arg arg) {
        if (arg.peek("id").filter(r.given()::isDriven).isPresent()) {
            // a device has it, which is translated with it
            return;
        }
        String type = arg.peek("if").orElse("ide");
        String bus = switch (type) {
            case "virtio", "scsi" -> type;
            case "ide" -> r.isExpress() ? "sata" : "ide";
            case "floppy" -> "fdc";
            default -> "";
        };
        Block block = BlockGraph.drive(arg);
        if (bus.isEmpty() || !canSay(arg) || !DiskSource.canSay(block.file())) {
            return;
        }
        String device = type.equals("floppy") ? "floppy" : arg.is("media", "cdrom") ? "cdrom" : "disk";
        Editable disk = disk(r, device, bus, block.file(), block.format(), block.readOnly());
        settings(arg, disk);
        arg.taken();
    }

    private void old(Reading r, Arg arg, String device) {
        if (!DiskSource.canSay(arg.text())) {
            return;
        }
        String bus = device.equals("floppy") ? "fdc" : r.isExpress() ? "sata" : "ide";
        Editable disk = disk(r, device, bus, arg.text(), Optional.empty(), false);
        Optional.ofNullable(OLD.get(arg.option())).ifPresent(index -> arg.put("index", index));
        arg.taken();
        if (device.equals("cdrom")) {
            disk.ensure("readonly");
        }
    }

    private static boolean canSay(Arg drive) {
        Arg rest = new Arg("drive", 0, Optional.empty(),
                drive.leftKeys().stream().filter(k -> !MORE.contains(k))
                        .map(k -> new Arg.Property(k, drive.peek(k).orElse(""), 0)).toList());
        return DRIVE.canRead(rest);
    }

    private static void settings(Arg drive, Editable disk) {
        DRIVE.read(drive, disk);
        if (drive.take("snapshot").filter(Codec::isOn).isPresent()) {
            disk.ensure("transient");
        }
    }

    private Editable disk(Reading r, String device, String bus, String file, Optional<String> format,
            boolean readOnly) {
        Editable disk = r.device("disk").set("@type", DiskSource.type(file)).set("@device", device);
        boolean image = file.toLowerCase(Locale.ROOT).endsWith(".qcow2");
        String type = format.orElse(image ? "qcow2" : file.startsWith("fat:") ? "fat" : "raw");
        disk.set("driver@name", "qemu").set("driver@type", type);
        if (format.isEmpty() && device.equals("disk") && !file.isEmpty() && !file.startsWith("fat:")) {
            r.lose("-drive file=" + file,
                    "Its format is not said and QEMU would look into it; {0} is taken by its name. Say"
                            + " format={0} if that is right.",
                    type);
        }
        DiskSource.write(r, disk, file);
        disk.set("target@dev", name(device, bus)).set("target@bus", bus);
        if (readOnly || device.equals("cdrom")) {
            disk.ensure("readonly");
        }
        return disk;
    }

    private String name(String device, String bus) {
        String prefix = switch (bus) {
            case "virtio" -> "vd";
            case "ide" -> "hd";
            case "fdc" -> "fd";
            default -> "sd";
        };
        int number = named.merge(prefix, 1, Integer::sum) - 1;
        return prefix + letters(number);
    }

    /** a to z, then aa, ab and so on, as the kernel names disks. */
    static String letters(int number) {
        String last = String.valueOf((char) ('a' + number % 26));
        return number < 26 ? last : letters(number / 26 - 1) + last;
    }

    /** The options of a list that belong to disks alone. */
    static List<String> options() {
        return List.of("drive", "hda", "hdb", "hdc", "hdd", "cdrom", "fda", "fdb");
    }
}
