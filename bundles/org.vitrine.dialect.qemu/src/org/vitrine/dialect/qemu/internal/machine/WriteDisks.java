// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** Disks: a {@code -drive} for the data and a {@code -device} for what the guest sees. */
final class WriteDisks {

    private final Writing w;

    WriteDisks(Writing w) {
        this.w = w;
    }

    void write() {
        w.devices("disk").toList().forEach(this::disk);
    }

    private void disk(Element disk) {
        Ledger ledger = w.ledger();
        Optional<String> file = DiskSource.read(ledger, disk);
        String kind = ledger.take(disk, "@device").orElse("disk");
        String target = ledger.take(disk, "target@dev").orElse("disk");
        String bus = ledger.take(disk, "target@bus")
                .orElse(target.startsWith("vd") ? "virtio" : target.startsWith("hd") ? "ide" : "scsi");
        Optional<Opt> device = device(disk, kind, bus);
        if (file.isEmpty() || device.isEmpty() && !bus.equals("fdc")) {
            ledger.lose(disk, "This dialect has no drive for a {0} of type {1} on {2}.", kind,
                    disk.get("@type").orElse("file"), bus);
            return;
        }
        Opt drive = Opt.of("drive").with("if", bus.equals("fdc") ? "floppy" : "none");
        if (device.isPresent()) {
            drive.with("id", "drive-" + target);
        }
        boolean empty = file.get().isEmpty();
        ledger.take(disk, "driver@name");
        Optional<String> format = ledger.take(disk, "driver@type");
        if (!empty) {
            drive.with("file", file.get());
            if (!file.get().startsWith("fat:")) {
                drive.with("format", format.orElse("raw"));
            }
        }
        if (kind.equals("cdrom") && device.isPresent()) {
            drive.with("media", "cdrom");
        }
        if (disk.find("readonly").isPresent()) {
            ledger.take(disk, "readonly");
            drive.with("readonly", "on");
        }
        if (disk.find("transient").isPresent()) {
            ledger.take(disk, "transient");
            drive.with("snapshot", "on");
        }
        device.ifPresent(d -> {
            Disks.DEVICE.write(ledger, disk, d);
            if (disk.find("shareable").isPresent()) {
                ledger.take(disk, "shareable");
                d.with("share-rw", "on");
            }
        });
        Disks.DRIVE.write(ledger, disk, drive);
        w.add(drive);
        device.ifPresent(d -> {
            d.with("drive", "drive-" + target).with("id", w.id(disk, target.isEmpty() ? "disk" : target + "-"));
            ledger.take(disk, "driver@iothread").ifPresent(n -> d.with("iothread", "iothread" + n));
            place(disk, bus, d);
            w.finish(disk, d);
        });
    }

    private Optional<Opt> device(Element disk, String kind, String bus) {
        boolean cdrom = kind.equals("cdrom");
        String driver = switch (bus) {
            case "virtio" -> "virtio-blk-pci";
            case "ide", "sata" -> cdrom ? "ide-cd" : "ide-hd";
            case "scsi" -> cdrom ? "scsi-cd" : kind.equals("lun") ? "scsi-block" : "scsi-hd";
            case "usb" -> "usb-storage";
            default -> "";
        };
        return driver.isEmpty() ? Optional.empty() : Optional.of(Opt.of("device", driver));
    }

    private void place(Element disk, String bus, Opt device) {
        Optional<Element> address = disk.find("address[@type='drive']");
        if (bus.equals("usb")) {
            WriteDevices.usbPlace(w, disk, device);
        }
        if (address.isEmpty()) {
            return;
        }
        Ledger ledger = w.ledger();
        Element a = address.get();
        String controller = ledger.take(a, "@controller").orElse("0");
        String channel = ledger.take(a, "@bus").orElse("0");
        String target = ledger.take(a, "@target").orElse("0");
        String unit = ledger.take(a, "@unit").orElse("0");
        ledger.take(a, "@type");
        switch (bus) {
            case "ide" -> device.with("bus", "ide." + channel).with("unit", unit);
            case "sata" -> device.with("bus",
                    (controller.equals("0") && w.isExpress() ? "ide" : "sata" + controller) + "." + unit);
            case "scsi" -> device.with("bus", "scsi" + controller + ".0").with("channel", channel)
                    .with("scsi-id", target).with("lun", unit);
            default -> {
                // A floppy drive has its place by its order
            }
        }
    }
}
