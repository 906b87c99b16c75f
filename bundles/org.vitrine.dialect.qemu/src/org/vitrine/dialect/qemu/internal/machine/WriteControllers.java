// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vitrine.domain.Element;

/** PCI bridges and controllers for USB, SCSI, SATA and serial ports, those among them that libvirt would add unasked. */
final class WriteControllers {

    private static final Map<String, String> USB = back(UsbBuses.MODELS);
    private static final Map<String, String> SCSI = Map.of("virtio-scsi", "virtio-scsi-pci", "lsilogic", "lsi53c895a",
            "lsisas1078",
            "megasas", "lsisas1068", "mptsas1068", "vmpvscsi", "pvscsi", "virtio-non-transitional",
            "virtio-scsi-pci", "virtio-transitional", "virtio-scsi-pci");
    private static final Map<String, String> PCI = Map.of("pcie-root-port", "pcie-root-port", "pci-bridge",
            "pci-bridge",
            "dmi-to-pci-bridge", "i82801b11-bridge", "pcie-to-pci-bridge", "pcie-pci-bridge",
            "pcie-switch-upstream-port", "x3130-upstream",
            "pcie-switch-downstream-port", "xio3130-downstream");

    private final Writing w;

    WriteControllers(Writing w) {
        this.w = w;
    }

    private static Map<String, String> back(Map<String, String> map) {
        Map<String, String> back = new HashMap<>();
        map.forEach((qemu, libvirt) -> back.put(libvirt, qemu));
        return back;
    }

    void write() {
        bridges();
        missingBuses();
        boolean usb = false;
        for (Element controller : w.devices("controller").toList()) {
            switch (controller.get("@type").orElse("")) {
                case "usb" -> {
                    usb = true;
                    usb(controller);
                }
                case "scsi", "sata", "virtio-serial", "ccid" -> other(controller);
                case "ide", "fdc" -> builtIn(controller);
                default -> {
                    // PCI is done, and others have no option
                }
            }
        }
        if (!usb && w.isX86()) {
            w.add(Opt.of("device", w.isExpress() ? "qemu-xhci" : "piix3-usb-uhci").with("id", "usb"));
        }
        boolean console = w.devices("console").anyMatch(c -> c.is("target@type", "virtio"));
        missing(console ? "console" : "channel", "virtio-serial", "virtio-serial-pci", "virtio-serial0");
        missing("smartcard", "ccid", "usb-ccid", "ccid0");
        if (w.devices("disk").anyMatch(d -> d.is("target@bus", "scsi"))) {
            missing("disk", "scsi", "lsi53c895a", "scsi0");
        }
    }

    private void missing(String device, String type, String driver, String id) {
        boolean needed = w.devices(device).anyMatch(d -> !d.is("target@type", "guestfwd"));
        if (needed && w.devices("controller").noneMatch(c -> c.is("@type", type))) {
            w.add(Opt.of("device", driver).with("id", id));
        }
    }

    private static int index(Element controller) {
        return controller.get("@index").flatMap(Codec::number).map(Long::intValue).orElse(0);
    }

    private void bridges() {
        List<Element> pci = w.devices("controller").filter(c -> c.is("@type", "pci"))
                .sorted(Comparator.comparingInt(WriteControllers::index))
                .toList();
        pci.forEach(c -> w.bus(index(c)));
        for (Element controller : pci) {
            String model = w.ledger().take(controller, "@model").orElse("");
            w.ledger().take(controller, "@type");
            w.ledger().take(controller, "@index");
            if (model.equals("pcie-root") || model.equals("pci-root")) {
                continue;
            }
            Optional<String> named = w.ledger().take(controller, "model@name").filter(PciBuses.BRIDGES::containsKey);
            Optional<String> driver = named.or(() -> Optional.ofNullable(PCI.get(model)));
            if (driver.isEmpty()) {
                w.ledger().lose(controller, "This dialect has no driver for a {0}.", model);
                continue;
            }
            Opt bridge = Opt.of("device", driver.get()).with("id", "pci." + index(controller));
            w.ledger().take(controller, "alias@name");
            if (model.equals("pci-bridge")) {
                bridge.with("chassis_nr",
                        w.ledger().take(controller, "target@chassisNr").orElse(String.valueOf(index(controller))));
            } else if (model.endsWith("port") && !model.contains("upstream")) {
                bridge.with("chassis",
                        w.ledger().take(controller, "target@chassis").orElse(String.valueOf(index(controller))));
                bridge.with("port", w.ledger().take(controller, "target@port").flatMap(Codec.NUMBER.toQemu()));
            }
            bridge.with("hotplug", w.ledger().take(controller, "target@hotplug"));
            w.finish(controller, bridge);
        }
    }

    /** libvirt adds the bridges that addresses need; a command line has to have them. */
    private void missingBuses() {
        int highest = w.domain().find("devices").stream().flatMap(Element::children)
                .flatMap(d -> d.find("address[@type='pci']").stream())
                .map(a -> a.get("@bus").flatMap(Codec::number).filter(n -> n < 256).orElse(0L)).mapToInt(Long::intValue)
                .max().orElse(0);
        for (int bus = 1; bus <= highest; bus++) {
            if (!w.hasBus(bus)) {
                Opt bridge = Opt.of("device", w.isExpress() ? "pcie-root-port" : "pci-bridge").with("id", "pci." + bus);
                w.add(bridge.with(w.isExpress() ? "chassis" : "chassis_nr", bus));
                w.bus(bus);
            }
        }
    }

    private void usb(Element controller) {
        w.ledger().take(controller, "@type");
        int index = index(controller);
        w.ledger().take(controller, "@index");
        String model = w.ledger().take(controller, "@model").orElse(w.isExpress() ? "qemu-xhci" : "piix3-uhci");
        if (model.equals("none")) {
            return;
        }
        Optional<String> driver = Optional.ofNullable(USB.get(model));
        if (driver.isEmpty()) {
            w.ledger().lose(controller, "This dialect has no driver for a {0}.", model);
            return;
        }
        String id = index == 0 ? "usb" : "usb" + index;
        Opt device = Opt.of("device", driver.get());
        Optional<String> startPort = w.ledger().take(controller, "master@startport");
        if (startPort.isPresent()) {
            device.with("masterbus", id + ".0").with("firstport", startPort.get());
        } else {
            device.with("id", id);
        }
        w.ledger().take(controller, "@ports").ifPresent(ports -> device.with("p2", ports).with("p3", ports));
        w.finish(controller, device);
    }

    private void other(Element controller) {
        String type = w.ledger().take(controller, "@type").orElse("");
        int index = index(controller);
        w.ledger().take(controller, "@index");
        if (type.equals("sata") && index == 0 && w.isExpress()) {
            builtIn(controller);
            return;
        }
        String model = w.ledger().take(controller, "@model").orElse("lsilogic");
        String driver = switch (type) {
            case "sata" -> "ahci";
            case "virtio-serial" -> "virtio-serial-pci";
            case "ccid" -> "usb-ccid";
            default -> SCSI.getOrDefault(model, "");
        };
        if (driver.isEmpty()) {
            w.ledger().lose(controller, "This dialect has no driver for a {0}.", model);
            return;
        }
        Opt device = Opt.of("device", driver).with("id", type + index);
        Controllers.VIRTIO.write(w.ledger(), controller, device);
        w.ledger().take(controller, "driver@iothread").ifPresent(n -> device.with("iothread", "iothread" + n));
        if (type.equals("virtio-serial")) {
            Characters.SERIAL_BUS.write(w.ledger(), controller, device);
        }
        WriteDevices.usbPlace(w, controller, device);
        w.finish(controller, device);
    }

    /** A controller of the chipset is there without an option, where the chipset has it. */
    private void builtIn(Element controller) {
        for (String path : List.of("@type", "@index", "alias@name")) {
            w.ledger().take(controller, path);
        }
        controller.find("address").ifPresent(w.ledger()::all);
    }
}
