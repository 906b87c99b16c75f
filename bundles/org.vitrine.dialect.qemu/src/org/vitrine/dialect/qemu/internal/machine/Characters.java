// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Serial and parallel ports, consoles, channels to agents, USB redirection, smart cards; and monitors, which are libvirt's. */
final class Characters implements Family {

    /** Serial ports by driver, with libvirt's target type. */
    static final Map<String, String> SERIAL = Map.of("isa-serial", "isa-serial", "pci-serial", "pci-serial",
            "usb-serial", "usb-serial");
    private static final Set<String> PORTS = Set.of("virtserialport", "virtconsole");

    @Override
    public void read(Reading r) {
        r.devices(Set.of("virtio-serial-pci", "virtio-serial", "virtio-serial-pci-non-transitional")).toList()
                .forEach(arg -> serialBus(r, arg));
        for (String kind : List.of("serial", "parallel")) {
            r.options(kind).toList().forEach(arg -> port(r, arg, kind));
        }
        r.devices(SERIAL.keySet()).toList().forEach(arg -> device(r, arg));
        r.devices(PORTS).toList().forEach(arg -> channel(r, arg));
        r.devices("usb-redir"::equals).toList().forEach(arg -> redirection(r, arg));
        monitors(r);
        boolean defaults = !r.has("nodefaults") && !r.has("nographic") && !r.has("serial") && r.isX86();
        if (defaults) {
            r.lose("(no -nodefaults)",
                    "QEMU adds a serial and a parallel port without an end, an empty CD drive and, on an old PC, a"
                            + " floppy drive; add what is used.");
        }
        if (r.has("nographic") && !r.has("serial")) {
            r.device("serial").set("@type", "pty");
            r.lose("-nographic",
                    "libvirt has no terminal to put the serial port on; it is a pty, which \"virsh console\" shows.");
        }
    }

    private static void serialBus(Reading r, Arg arg) {
        long index = r.draft().now().devices("controller").filter(c -> c.is("@type", "virtio-serial")).count();
        Editable controller = r.device("controller").set("@type", "virtio-serial").set("@index", index);
        arg.take("max_ports").flatMap(Codec.NUMBER.toXml()).ifPresent(n -> controller.set("@ports", n));
        r.serialBus(arg.peek("id").orElse(""), (int) index);
        r.finish(arg, controller);
    }

    private static void port(Reading r, Arg arg, String kind) {
        if (arg.text().equals("none")) {
            arg.taken();
            return;
        }
        Optional<Arg> source = arg.text().startsWith("chardev:")
                ? r.backend("chardev", Optional.of(arg.text().substring(8)))
                : CharSource.parse(arg);
        source.filter(CharSource::canSay).ifPresent(chardev -> {
            Editable device = r.device(kind);
            terminal(r, arg, chardev);
            CharSource.write(chardev, device);
            arg.taken();
        });
    }

    /** A machine of libvirt has no terminal: what would be on it is on a pty. */
    private static void terminal(Reading r, Arg arg, Arg chardev) {
        if (chardev.is("backend", "stdio")) {
            chardev.put("backend", "pty");
            r.lose(arg, "libvirt's machines have no terminal; it is a pty, which \"virsh console\" shows.");
        }
    }

    private static void device(Reading r, Arg arg) {
        r.backend("chardev", arg.peek("chardev")).filter(CharSource::canSay).filter(c -> arg.peek("iobase").isEmpty())
                .ifPresent(chardev -> {
                    Editable device = r.device("serial");
                    terminal(r, arg, chardev);
                    CharSource.write(chardev, device);
                    String type = SERIAL.get(arg.peek("driver").orElse("")) + "";
                    device.set("target@type", type);
                    arg.take("index").flatMap(Codec.NUMBER.toXml()).ifPresent(n -> device.set("target@port", n));
                    arg.take("chardev");
                    if (type.equals("usb-serial")) {
                        UsbBuses.place(r, arg, device);
                    }
                    r.finish(arg, device);
                });
    }

    private static void channel(Reading r, Arg arg) {
        boolean console = arg.is("driver", "virtconsole");
        r.backend("chardev", arg.peek("chardev")).filter(CharSource::canSay).ifPresent(chardev -> {
            Editable device = r.device(console ? "console" : "channel");
            CharSource.write(chardev, device);
            device.set("target@type", "virtio");
            arg.take("name").filter(n -> !console).ifPresent(name -> device.set("target@name", name));
            arg.take("chardev");
            Optional<Integer> bus = arg.take("bus").map(b -> b.replaceFirst("\\.0$", "")).flatMap(r::serialIndex);
            arg.take("nr").flatMap(Codec.NUMBER.toXml())
                    .ifPresent(nr -> device.set("address[@type='virtio-serial']@controller",
                            bus.orElse(0)).set("address[@type='virtio-serial']@bus", "0")
                            .set("address[@type='virtio-serial']@port", nr));
            r.finish(arg, device);
        });
    }

    private static void redirection(Reading r, Arg arg) {
        r.backend("chardev", arg.peek("chardev")).filter(CharSource::canSay).ifPresent(chardev -> {
            Editable device = r.device("redirdev").set("@bus", "usb");
            CharSource.write(chardev, device);
            arg.take("chardev");
            UsbBuses.place(r, arg, device);
            r.finish(arg, device);
        });
    }

    private static void monitors(Reading r) {
        for (Arg arg : r.options("monitor", "qmp", "qmp-pretty", "mon").toList()) {
            arg.taken();
            Optional<String> id = arg.peek("chardev");
            id.filter(i -> r.uses(i) <= 1).flatMap(i -> r.backend("chardev", Optional.of(i))).ifPresent(Arg::taken);
            if (!arg.text().equals("none")) {
                r.lose(arg, "libvirt has the machine's monitor for itself; use \"virsh qemu-monitor-command\".");
            }
        }
    }
}
