// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/** Serial and parallel ports, consoles, channels, redirected USB, the TPM. */
final class WriteCharacters {

    private final Writing w;

    WriteCharacters(Writing w) {
        this.w = w;
    }

    void write() {
        w.devices("serial").toList().forEach(this::serial);
        w.devices("parallel").toList().forEach(device -> {
            String id = w.id(device, "parallel");
            chardev(device, id).ifPresent(c -> {
                if (device.find("address[@type='isa']").isEmpty()) {
                    w.add(Opt.plain("parallel", "chardev:char" + id));
                    return;
                }
                Opt parallel = Opt.of("device", "isa-parallel").with("chardev", "char" + id).with("id", id);
                place(device, parallel);
                w.ledger().take(device, "target@port");
                w.finish(device, parallel);
            });
        });
        w.devices("console").toList().forEach(this::console);
        w.devices("channel").toList().forEach(this::channel);
        w.devices("redirdev").toList().forEach(device -> {
            String id = w.id(device, "redir");
            w.ledger().takeIf(device, "@bus", "usb");
            chardev(device, id).ifPresent(c -> {
                Opt redir = Opt.of("device", "usb-redir").with("chardev", "char" + id).with("id", id);
                WriteDevices.usbPlace(w, device, redir);
                w.finish(device, redir);
            });
        });
        w.devices("smartcard").toList().forEach(this::smartCard);
        w.devices("tpm").toList().forEach(this::tpm);
    }

    private Optional<Opt> chardev(Element device, String id) {
        Optional<Opt> option = CharSource.read(w.ledger(), device, "char" + id);
        option.ifPresentOrElse(w::add, () -> w.ledger().lose(device, "QEMU has no character device of this type."));
        return option;
    }

    private void serial(Element device) {
        String id = w.id(device, "serial");
        Optional<String> type = w.ledger().take(device, "target@type");
        Optional<String> driver = type.or(() -> Optional.of(w.isX86()
                ? "isa-serial"
                : w.machine().startsWith("pseries")
                        ? "spapr-vio-serial"
                        : ""))
                .flatMap(WriteCharacters::serialDriver);
        w.ledger().take(device, "target/model@name");
        Optional<String> port = w.ledger().take(device, "target@port");
        chardev(device, id).ifPresent(c -> {
            if (driver.isEmpty()) {
                // a port of the board itself
                w.add(Opt.plain("serial", "chardev:char" + id));
                return;
            }
            Opt serial = Opt.of("device", driver.get()).with("chardev", "char" + id).with("id", id);
            place(device, serial);
            if (driver.get().equals("isa-serial")) {
                serial.with("index", port);
            }
            WriteDevices.usbPlace(w, device, serial);
            w.finish(device, serial);
        });
    }

    private void place(Element device, Opt port) {
        w.ledger().take(device, "address[@type='isa']@type");
        w.ledger().take(device, "address[@type='spapr-vio']@type");
        Characters.PLACE.write(w.ledger(), device, port);
    }

    private static Optional<String> serialDriver(String type) {
        return Characters.SERIAL.entrySet().stream().filter(e -> e.getValue().equals(type)).map(Map.Entry::getKey)
                .findFirst();
    }

    private void smartCard(Element card) {
        Ledger ledger = w.ledger();
        String id = w.id(card, "smartcard");
        String mode = ledger.take(card, "@mode").orElse("");
        Opt device = Opt.of("device", mode.equals("passthrough") ? "ccid-card-passthru" : "ccid-card-emulated");
        switch (mode) {
            case "host" -> device.with("backend", "nss-emulated");
            case "host-certificates" -> {
                List<Element> certificates = card.children("certificate").toList();
                device.with("backend", "certificates");
                for (int i = 0; i < Math.min(certificates.size(), SmartCards.CERTIFICATES.size()); i++) {
                    device.with(SmartCards.CERTIFICATES.get(i), ledger.take(certificates.get(i), ""));
                }
                device.with("db", ledger.take(card, "database"));
            }
            case "passthrough" -> {
                if (chardev(card, id).isEmpty()) {
                    return;
                }
                device.with("chardev", "char" + id);
            }
            default -> {
                ledger.lose(card, "QEMU has no smart card of this mode.");
                return;
            }
        }
        card.find("address[@type='ccid']").ifPresent(address -> {
            ledger.all(address);
            device.with("bus", "ccid%s.%s".formatted(address.get("@controller").orElse("0"),
                    address.get("@slot").orElse("0")));
        });
        w.finish(card, device.with("id", id));
    }

    /** The first console of a machine is often its first serial port once more. */
    private void console(Element device) {
        String type = w.ledger().take(device, "target@type").orElse("serial");
        if (type.equals("serial") && w.devices("serial").findAny().isPresent()) {
            w.ledger().all(device);
            return;
        }
        String id = w.id(device, "console");
        w.ledger().take(device, "target@port");
        String driver = switch (type) {
            case "virtio" -> "virtconsole";
            case "sclp" -> "sclpconsole";
            case "sclplm" -> "sclplmconsole";
            default -> "isa-serial";
        };
        chardev(device, id).ifPresent(
                c -> w.finish(device, Opt.of("device", driver).with("chardev", "char" + id).with("id", id)));
    }

    private void channel(Element device) {
        if (!w.ledger().takeIf(device, "target@type", "virtio")) {
            w.ledger().lose(device, "This dialect writes channels of virtio only.");
            return;
        }
        String id = w.id(device, "channel");
        chardev(device, id).ifPresent(c -> {
            Opt port = Opt.of("device", "virtserialport");
            device.find("address[@type='virtio-serial']").ifPresent(address -> {
                w.ledger().take(address, "@type");
                w.ledger().take(address, "@bus");
                port.with("bus", "virtio-serial" + w.ledger().take(address, "@controller").orElse("0") + ".0").with(
                        "nr",
                        w.ledger().take(address, "@port"));
            });
            w.ledger().take(device, "target@state");
            w.finish(device, port.with("chardev", "char" + id).with("id", id).with("name",
                    w.ledger().take(device, "target@name")));
        });
    }

    private void tpm(Element tpm) {
        Ledger ledger = w.ledger();
        String model = ledger.take(tpm, "@model").orElse("tpm-tis");
        String type = ledger.take(tpm, "backend@type").orElse("");
        Opt backend = Opt.of("tpmdev", type.equals("passthrough") ? "passthrough" : "emulator").with("id", "tpm-tpm0");
        String socket = "/tmp/" + w.name() + "-swtpm.sock";
        switch (type) {
            case "passthrough" -> backend.with("path", ledger.take(tpm, "backend/device@path").orElse("/dev/tpm0"));
            case "emulator" -> {
                boolean two = !ledger.take(tpm, "backend@version").orElse("2.0").equals("1.2");
                String state = "${XDG_DATA_HOME:-$HOME/.local/share}/" + w.name() + "-tpm";
                w.before("mkdir -p \"" + state + "\"");
                w.before("swtpm socket --tpmstate \"dir=" + state + "\" --ctrl type=unixio,path=" + socket
                        + (two ? " --tpm2" : "")
                        + " --daemon");
            }
            case "external" -> {
                ledger.take(tpm, "backend/source@type");
                ledger.take(tpm, "backend/source@mode");
                socket = ledger.take(tpm, "backend/source@path").orElse(socket);
            }
            default -> {
                ledger.lose(tpm, "This dialect has no backend of this type.");
                return;
            }
        }
        if (!type.equals("passthrough")) {
            w.add(Opt.of("chardev", "socket").with("id", "chrtpm").with("path", socket));
            backend.with("chardev", "chrtpm");
        }
        w.add(backend);
        w.finish(tpm, Opt.of("device", model).with("tpmdev", "tpm-tpm0").with("id", w.id(tpm, "tpm")));
    }
}
