// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** SCSI and SATA controllers, and the places of disks on them. */
final class Controllers {

    /** Host adapters by driver, with libvirt's model; the model of a SATA one is empty. */
    static final Map<String, String> SCSI = Map.of("virtio-scsi-pci", "virtio-scsi", "virtio-scsi", "virtio-scsi",
            "lsi53c895a",
            "lsilogic", "lsi", "lsilogic", "megasas", "lsisas1078", "mptsas1068", "lsisas1068", "pvscsi", "vmpvscsi",
            "ahci", "",
            "ich9-ahci", "");

    static final Props VIRTIO = Props.NONE.with("num_queues", "driver@queues", Codec.NUMBER)
            .with("cmd_per_lun", "driver@cmd_per_lun", Codec.NUMBER)
            .with("max_sectors", "driver@max_sectors", Codec.NUMBER)
            .with("ioeventfd", "driver@ioeventfd", Codec.ON_OFF);

    private static final Pattern BUS = Pattern.compile("(.*)\\.(\\d{1,3})");

    private record Place(String type, int index) {
    }

    private final Map<String, Place> byId = new HashMap<>();
    private int scsi;
    private int sata;

    /** Numbers the controllers, so that disks find them. */
    void read(Reading r) {
        sata = r.isExpress() && r.isX86() ? 1 : 0;
        r.given().devices(SCSI.keySet()).toList().forEach(a -> {
            boolean isSata = (SCSI.get(a.peek("driver").orElse("")) + "").isEmpty();
            byId.put(a.peek("id").orElse("\0" + a.offset()),
                    new Place(isSata ? "sata" : "scsi", isSata ? sata++ : scsi++));
        });
    }

    /** Makes the element of a controller. */
    void make(Reading r, Arg arg) {
        Place place = byId.get(arg.peek("id").orElse("\0" + arg.offset()));
        if (place == null) {
            return;
        }
        Editable controller = r.device("controller").set("@type", place.type()).set("@index", place.index());
        String model = SCSI.get(arg.peek("driver").orElse("")) + "";
        if (!model.isEmpty()) {
            controller.set("@model", model);
        }
        VIRTIO.read(arg, controller);
        arg.take("iothread").ifPresent(thread -> controller.set("driver@iothread", r.ioThread(thread)));
        r.finish(arg, controller);
    }

    /** IDE or SATA: what the disk's bus is, or what the machine has. */
    String ideOr(Arg arg, Reading r) {
        Matcher bus = BUS.matcher(arg.peek("bus").orElse(""));
        boolean onSata = bus.matches()
                && Optional.ofNullable(byId.get(bus.group(1))).filter(p -> p.type().equals("sata")).isPresent();
        return onSata || r.isExpress() ? "sata" : "ide";
    }

    /** Puts a disk's place on its controller into its element, and takes the properties that say it. */
    void place(Reading r, Arg arg, String bus, Editable disk) {
        if (bus.equals("virtio")) {
            return;
        }
        Matcher m = BUS.matcher(arg.peek("bus").orElse(""));
        Optional<String> unit = arg.take("unit");
        Optional<String> id = arg.take("scsi-id");
        Optional<String> lun = arg.take("lun");
        Optional<String> channel = arg.take("channel");
        if (bus.equals("usb")) {
            UsbBuses.place(r, arg, disk);
            return;
        }
        Optional<String> named = arg.take("bus");
        if (!m.matches() && id.isEmpty() && lun.isEmpty()) {
            named.ifPresent(b -> r.lose(arg, "There is no bus {0} in this machine; libvirt chooses the place.", b));
            return;
        }
        int controller = m.matches() ? Optional.ofNullable(byId.get(m.group(1))).map(Place::index).orElse(0) : 0;
        int number = m.matches() ? Integer.parseInt(m.group(2)) : 0;
        Editable address = disk.ensure("address[@type='drive']").set("@controller", controller);
        switch (bus) {
            case "scsi" ->
                address.set("@bus", channel.orElse("0")).set("@target", id.orElse("0")).set("@unit", lun.orElse("0"));
            case "sata" -> address.set("@bus", "0").set("@target", "0").set("@unit", number);
            default -> address.set("@bus", number).set("@target", "0").set("@unit", unit.orElse("0"));
        }
    }
}
