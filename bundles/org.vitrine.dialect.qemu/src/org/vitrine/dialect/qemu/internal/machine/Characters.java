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
            "usb-serial", "usb-serial", "spapr-vty", "spapr-vio-serial", "isa-debugcon", "isa-debug");
    /** Consoles of s390x by driver, with libvirt's target type. */
    static final Map<String, String> CONSOLES = Map.of("sclpconsole", "sclp", "sclplmconsole", "sclplm");
    /** Where a port is, on those buses whose places are numbers. */
    static final Props PLACE = Props.NONE.with("iobase", "address[@type='isa']@iobase", Codec.HEX)
            .with("irq", "address[@type='isa']@irq", Codec.HEX).with("reg", "address[@type='spapr-vio']@reg",
                    Codec.HEX);
    /** What a bus for serial ports of virtio can say. */
    static final Props SERIAL_BUS = Props.NONE.with("max_ports", "@ports", Codec.NUMBER).with("vectors", "@vectors",
            Codec.NUMBER);
    private static final Set<String> PORTS = Set.of("virtserialport", "virtconsole");

    @Override
    public void read(Reading r) {
        r.given().devices(Set.of("virtio-serial-pci", "virtio-serial")).toList()
                .forEach(arg -> serialBus(r, arg));
        for (String kind : List.of("serial", "parallel")) {
            r.given().options(kind).toList().forEach(arg -> port(r, arg, kind));
        }
        r.given().options("debugcon").toList().forEach(arg -> debug(r, arg));
        r.given().devices(SERIAL.keySet()).toList()
                .forEach(arg -> CharSource.of(r, arg).ifPresent(chardev -> device(r, arg, chardev)));
        r.given().devices("isa-parallel"::equals).toList().forEach(arg -> CharSource.of(r, arg)
                .ifPresent(chardev -> finish(r, arg, chardev, r.device("parallel"))));
        r.given().devices(CONSOLES.keySet()).toList()
                .forEach(arg -> CharSource.of(r, arg).ifPresent(chardev -> finish(r, arg, chardev,
                        r.device("console").set("target@type", CONSOLES.get(arg.peek("driver").orElse("")) + ""))));
        r.given().devices(PORTS).toList()
                .forEach(arg -> CharSource.of(r, arg).ifPresent(chardev -> channel(r, arg, chardev)));
        r.given().devices("usb-redir"::equals).toList()
                .forEach(arg -> CharSource.of(r, arg).ifPresent(chardev -> redirection(r, arg, chardev)));
        monitors(r);
        boolean defaults = !r.given().has("nodefaults") && !r.given().has("nographic") && !r.given().has("serial")
                && r.isX86();
        if (defaults) {
            r.lose("(no -nodefaults)",
                    "QEMU adds a serial and a parallel port without an end, an empty CD drive and, on an old PC, a"
                            + " floppy drive; add what is used.");
        }
        if (r.given().has("nographic") && !r.given().has("serial")) {
            r.device("serial").set("@type", "pty");
            r.lose("-nographic",
                    "libvirt has no terminal to put the serial port on; it is a pty, which \"virsh console\" shows.");
        }
    }

    private static void serialBus(Reading r, Arg arg) {
        long index = r.draft().now().devices("controller").filter(c -> c.is("@type", "virtio-serial")).count();
        Editable controller = r.device("controller").set("@type", "virtio-serial").set("@index", index);
        SERIAL_BUS.read(arg, controller);
        r.numbers().serial(arg.peek("id").orElse(""), (int) index);
        r.finish(arg, controller);
    }

    private static void port(Reading r, Arg arg, String kind) {
        if (arg.text().equals("none")) {
            arg.taken();
            return;
        }
        CharSource.named(r, arg).ifPresent(chardev -> {
            end(r, arg, chardev, r.device(kind));
            arg.taken();
        });
    }

    /** Where firmware writes what it does; its port is said apart. */
    private static void debug(Reading r, Arg arg) {
        CharSource.named(r, arg).ifPresent(chardev -> {
            Arg implied = new Arg("device", arg.offset(), Optional.of("isa-debugcon"),
                    List.of(new Arg.Property("driver", "isa-debugcon", arg.offset())));
            r.given().globals("isa-debugcon", implied);
            device(r, implied, chardev);
            arg.taken();
        });
    }

    /** The host's end of a port; a machine of libvirt has no terminal, and no socket of another program. */
    private static void end(Reading r, Arg arg, Arg chardev, Editable device) {
        if (CharSource.isInherited(chardev)) {
            chardev.put("backend", "pty");
            r.lose(arg, "Its socket was opened by the program that started QEMU; it is a pty, which \"virsh console\""
                    + " shows.");
        } else if (chardev.is("backend", "stdio")) {
            chardev.put("backend", "pty");
            r.lose(arg, "libvirt's machines have no terminal; it is a pty, which \"virsh console\" shows.");
        }
        CharSource.write(r, chardev, device);
    }

    private static void finish(Reading r, Arg arg, Arg chardev, Editable device) {
        end(r, arg, chardev, device);
        PLACE.read(arg, device);
        r.finish(arg, device);
    }

    private static void device(Reading r, Arg arg, Arg chardev) {
        Editable device = r.device("serial");
        String driver = arg.peek("driver").orElse("");
        device.set("target@type", SERIAL.get(driver) + "").set("target/model@name", driver);
        arg.take("index").flatMap(Codec.NUMBER.toXml()).ifPresent(n -> device.set("target@port", n));
        if (driver.equals("usb-serial")) {
            UsbBuses.place(r, arg, device);
        }
        finish(r, arg, chardev, device);
    }

    private static void channel(Reading r, Arg arg, Arg chardev) {
        boolean console = arg.is("driver", "virtconsole");
        Editable device = r.device(console ? "console" : "channel");
        if (console) {
            end(r, arg, chardev, device);
        } else {
            if (CharSource.isInherited(chardev)) {
                r.lose(arg, "Its socket was opened by the program that started QEMU; libvirt makes another.");
            }
            CharSource.write(r, chardev, device);
        }
        device.set("target@type", "virtio");
        arg.take("name").filter(n -> !console).ifPresent(name -> device.set("target@name", name));
        Optional<Integer> bus = arg.take("bus").map(b -> b.replaceFirst("\\.0$", "")).flatMap(r.numbers()::serial);
        arg.take("nr").flatMap(Codec.NUMBER.toXml())
                .ifPresent(nr -> device.set("address[@type='virtio-serial']@controller", bus.orElse(0))
                        .set("address[@type='virtio-serial']@bus", "0")
                        .set("address[@type='virtio-serial']@port", nr));
        r.finish(arg, device);
    }

    private static void redirection(Reading r, Arg arg, Arg chardev) {
        if (CharSource.isInherited(chardev)) {
            CharSource.leaveOut(r, arg, chardev);
            return;
        }
        Editable device = r.device("redirdev").set("@bus", "usb");
        CharSource.write(r, chardev, device);
        UsbBuses.place(r, arg, device);
        r.finish(arg, device);
    }

    private static void monitors(Reading r) {
        for (Arg arg : r.given().options("monitor", "qmp", "qmp-pretty", "mon").toList()) {
            arg.taken();
            Optional<String> id = arg.peek("chardev");
            id.filter(i -> r.given().uses(i) <= 1).flatMap(i -> r.given().backend("chardev", Optional.of(i)))
                    .ifPresent(Arg::taken);
            if (!arg.text().equals("none")) {
                r.lose(arg, "libvirt has the machine's monitor for itself; use \"virsh qemu-monitor-command\".");
            }
        }
    }
}
