// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

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
            chardev(device, id).ifPresent(c -> w.add(Opt.plain("parallel", "chardev:char" + id)));
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
        w.devices("tpm").toList().forEach(this::tpm);
    }

    private Optional<Opt> chardev(Element device, String id) {
        Optional<Opt> option = CharSource.read(w.ledger(), device, "char" + id);
        option.ifPresentOrElse(w::add, () -> w.ledger().lose(device, "QEMU has no character device of this type."));
        return option;
    }

    private void serial(Element device) {
        String id = w.id(device, "serial");
        String type = w.ledger().take(device, "target@type").orElse("isa-serial");
        String driver = Characters.SERIAL.getOrDefault(type, "isa-serial");
        w.ledger().take(device, "target/model@name");
        Optional<String> port = w.ledger().take(device, "target@port");
        chardev(device, id).ifPresent(c -> {
            Opt serial = Opt.of("device", driver).with("chardev", "char" + id).with("id", id);
            if (driver.equals("isa-serial")) {
                serial.with("index", port);
            }
            w.finish(device, serial);
        });
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
        boolean virtio = type.equals("virtio");
        chardev(device, id).ifPresent(c -> w.finish(device, Opt.of("device", virtio ? "virtconsole" : "isa-serial")
                .with("chardev", "char" + id).with("id", id)));
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
