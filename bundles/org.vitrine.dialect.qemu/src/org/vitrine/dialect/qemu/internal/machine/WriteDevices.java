// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** Devices of the host, shared memory, network, input, sound, and the small ones. */
final class WriteDevices {

    private final Writing w;

    WriteDevices(Writing w) {
        this.w = w;
    }

    void write() {
        w.devices("hub").filter(h -> h.is("@type", "usb")).toList().forEach(hub -> {
            w.ledger().take(hub, "@type");
            usb(hub, Opt.of("device", "usb-hub").with("id", w.id(hub, "hub")));
        });
        w.devices("interface").toList().forEach(card -> new WriteNetwork(w).card(card));
        w.devices("input").toList().forEach(this::input);
        w.devices("sound").toList().forEach(this::sound);
        w.devices("hostdev").toList().forEach(this::hostdev);
        w.devices("shmem").toList().forEach(this::shmem);
        new WriteSmalls(w).write();
    }

    /** Puts a device into its port. */
    static void usbPlace(Writing w, Element element, Opt device) {
        element.find("address[@type='usb']").ifPresent(address -> {
            w.ledger().take(address, "@type");
            String bus = w.ledger().take(address, "@bus").orElse("0");
            device.with("bus", bus.equals("0") ? "usb.0" : "usb" + bus + ".0").with("port",
                    w.ledger().take(address, "@port"));
        });
    }

    private void usb(Element element, Opt device) {
        usbPlace(w, element, device);
        w.finish(element, device);
    }

    private void hostdev(Element hostdev) {
        Ledger ledger = w.ledger();
        ledger.take(hostdev, "@mode");
        ledger.take(hostdev, "driver@name");
        String id = w.id(hostdev, "hostdev");
        switch (ledger.take(hostdev, "@type").orElse("")) {
            case "pci" -> pci(hostdev, id);
            case "mdev" -> mdev(hostdev, id);
            case "usb" -> {
                ledger.take(hostdev, "@managed");
                Opt device = Opt.of("device", "usb-host").with("id", id);
                device.with("vendorid", ledger.take(hostdev, "source/vendor@id")).with("productid",
                        ledger.take(hostdev, "source/product@id"));
                device.with("hostbus", ledger.take(hostdev, "source/address@bus")).with("hostaddr",
                        ledger.take(hostdev, "source/address@device"));
                usb(hostdev, device);
            }
            default -> ledger.lose(hostdev, "This dialect hands PCI, mediated and USB devices over only.");
        }
    }

    private void pci(Element hostdev, String id) {
        Optional<PciAddress> host = hostdev.find("source/address").flatMap(a -> {
            w.ledger().take(a, "@type");
            return PciAddress.of(w.ledger(), a);
        });
        if (host.isEmpty()) {
            w.ledger().lose(hostdev, "It does not say which device of the host it is.");
            return;
        }
        boolean managed = w.ledger().take(hostdev, "@managed").filter("yes"::equals).isPresent();
        if (managed) {
            w.ledger().losePart(hostdev, "@managed",
                    "libvirt binds the device to vfio-pci and gives it back; bind " + host.get()
                            + " before the script runs.");
        }
        Opt device = managed
                ? Opt.of("device", "vfio-pci").with("host", host.get())
                : Opt.of("device", "vfio-pci").with("sysfsdev", "/sys/bus/pci/devices/" + host.get());
        rom(hostdev, device.with("id", id));
        w.ledger().takeIf(hostdev, "driver@iommufd", "no");
        if (w.ledger().takeIf(hostdev, "driver@iommufd", "yes")) {
            device.with("iommufd", w.iommufd());
        }
        w.finish(hostdev, device);
    }

    private void mdev(Element hostdev, String id) {
        Ledger ledger = w.ledger();
        Optional<String> uuid = ledger.take(hostdev, "source/address@uuid");
        if (!ledger.take(hostdev, "@model").orElse("vfio-pci").equals("vfio-pci") || uuid.isEmpty()) {
            ledger.lose(hostdev, "This dialect hands mediated devices of model vfio-pci over only, by their UUID.");
            return;
        }
        ledger.take(hostdev, "@managed");
        boolean ramfb = hostdev.is("@ramfb", "on");
        Opt device = Opt.of("device", ramfb ? "vfio-pci-nohotplug" : "vfio-pci").with("sysfsdev",
                "/sys/bus/mdev/devices/" + uuid.get());
        ledger.takeIf(hostdev, "@ramfb", "off");
        HostDevices.MDEV.write(ledger, hostdev, device);
        rom(hostdev, device.with("id", id));
        w.finish(hostdev, device);
    }

    private void rom(Element element, Opt device) {
        w.ledger().take(element, "rom@bar").ifPresent(bar -> device.with("rombar", bar.equals("on") ? "1" : "0"));
        if (w.ledger().takeIf(element, "rom@enabled", "no")) {
            device.with("romfile", "");
        }
        device.with("romfile", w.ledger().take(element, "rom@file"));
    }

    private void shmem(Element shmem) {
        Ledger ledger = w.ledger();
        String name = ledger.take(shmem, "@name").orElse("shmem");
        String model = ledger.take(shmem, "model@type").orElse("ivshmem-plain");
        String id = w.id(shmem, "shmem");
        if (model.equals("ivshmem-plain")) {
            OptionalLong bytes = Sizes.fromLibvirt(ledger.take(shmem, "size").orElse("4"),
                    ledger.take(shmem, "size@unit").orElse("M"));
            w.add(Opt.of("object", "memory-backend-file").with("id", "shmmem-" + id)
                    .with("mem-path", "/dev/shm/" + name)
                    .with("size", Sizes.written(bytes.orElse(4 << 20))).with("share", "on"));
            w.finish(shmem, Opt.of("device", "ivshmem-plain").with("id", id).with("memdev", "shmmem-" + id));
        } else if (model.equals("ivshmem-doorbell") && shmem.find("server").isPresent()) {
            w.add(Opt.of("chardev", "socket").with("id", "char" + id).with("path", ledger.take(shmem, "server@path")));
            Opt device = Opt.of("device", "ivshmem-doorbell").with("id", name).with("chardev", "char" + id);
            ledger.take(shmem, "msi@enabled");
            ledger.take(shmem, "msi");
            device.with("vectors", ledger.take(shmem, "msi@vectors")).with("ioeventfd",
                    ledger.take(shmem, "msi@ioeventfd"));
            w.finish(shmem, device);
        } else {
            ledger.lose(shmem, "QEMU has no shared memory of this model.");
        }
    }

    private void input(Element input) {
        Ledger ledger = w.ledger();
        String type = ledger.take(input, "@type").orElse("");
        String bus = ledger.take(input, "@bus").orElse(type.equals("evdev") ? "" : "usb");
        if (type.equals("evdev")) {
            Opt object = Opt.of("object", "input-linux").with("id", w.id(input, "input")).with("evdev",
                    ledger.take(input, "source@dev"));
            Inputs.EVDEV.write(ledger, input, object);
            w.add(object);
            return;
        }
        Map<String, String> drivers = bus.equals("virtio") ? Inputs.VIRTIO : Inputs.USB;
        Optional<String> driver = type.equals("passthrough")
                ? Optional.of("virtio-input-host-pci")
                : drivers.entrySet().stream()
                        .filter(e -> e.getValue().equals(type) && (e.getKey().endsWith("-pci") || bus.equals("usb")))
                        .map(Map.Entry::getKey).findFirst();
        if (bus.equals("ps2")) {
            ledger.all(input);
        } else if (driver.isPresent()) {
            Opt device = Opt.of("device", driver.get()).with("id", w.id(input, "input"));
            device.with("evdev", ledger.take(input, "source@evdev"));
            usb(input, device);
        } else {
            ledger.lose(input, "QEMU has no input device of this type on this bus.");
        }
    }

    private void sound(Element sound) {
        Ledger ledger = w.ledger();
        String model = ledger.take(sound, "@model").orElse("");
        Optional<String> driver = Sounds.CARDS.entrySet().stream().filter(e -> e.getValue().equals(model))
                .map(Map.Entry::getKey).filter(d -> !d.equals("virtio-sound")).findFirst();
        if (driver.isEmpty()) {
            ledger.lose(sound, "This dialect has no driver for a sound card of this model.");
            return;
        }
        Optional<String> audio = ledger.take(sound, "audio@id").map(id -> "audio" + id);
        String id = w.id(sound, "sound");
        boolean hda = model.startsWith("ich");
        Opt card = Opt.of("device", driver.get()).with("id", id);
        Sounds.CARD.write(ledger, sound, card);
        usb(sound, hda ? card : card.with("audiodev", audio));
        if (hda) {
            List<String> codecs = sound.children("codec").map(c -> ledger.take(c, "@type").orElse("duplex")).toList();
            for (String codec : codecs.isEmpty() ? List.of("duplex") : codecs) {
                w.add(Opt.of("device", "hda-" + codec).with("bus", id + ".0").with("audiodev", audio));
            }
        }
    }
}
