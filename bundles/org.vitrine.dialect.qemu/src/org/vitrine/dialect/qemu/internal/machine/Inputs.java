// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Keyboards, mice and tablets, emulated and of the host. */
final class Inputs implements Family {

    /** Input devices by driver, with libvirt's type. */
    static final Map<String, String> USB = Map.of("usb-tablet", "tablet", "usb-mouse", "mouse", "usb-kbd", "keyboard");
    /** The same on virtio. */
    static final Map<String, String> VIRTIO = Map.of("virtio-tablet-pci", "tablet", "virtio-mouse-pci", "mouse",
            "virtio-keyboard-pci",
            "keyboard", "virtio-tablet", "tablet", "virtio-mouse", "mouse", "virtio-keyboard", "keyboard");

    static final Props EVDEV = Props.NONE.with("grab_all", "source@grab", Codec.words(Map.of("on", "all")))
            .with("repeat", "source@repeat", Codec.ON_OFF)
            .with("grab-toggle", "source@grabToggle",
                    Codec.oneOf("ctrl-ctrl", "alt-alt", "shift-shift", "meta-meta", "scrolllock",
                            "ctrl-scrolllock"));

    @Override
    public void read(Reading r) {
        r.given().options("usbdevice").filter(a -> USB.containsKey(word(a))).toList().forEach(arg -> {
            r.device("input").set("@type", USB.get(word(arg)) + "").set("@bus", "usb");
            arg.taken();
        });
        r.given().devices(USB.keySet()).toList().forEach(arg -> {
            Editable input = r.device("input").set("@type", USB.get(arg.peek("driver").orElse("")) + "").set("@bus",
                    "usb");
            UsbBuses.place(r, arg, input);
            r.finish(arg, input);
        });
        r.given().devices(VIRTIO.keySet()).toList().forEach(arg -> r.finish(arg,
                r.device("input").set("@type", VIRTIO.get(arg.peek("driver").orElse("")) + "").set("@bus", "virtio")));
        r.given().devices(d -> d.equals("virtio-input-host-pci") || d.equals("virtio-input-host")).toList()
                .forEach(arg -> {
                    Editable input = r.device("input").set("@type", "passthrough").set("@bus", "virtio");
                    arg.take("evdev").ifPresent(dev -> input.set("source@evdev", dev));
                    r.finish(arg, input);
                });
        r.given().options("object").filter(a -> a.is("qom-type", "input-linux")).toList().forEach(arg -> evdev(r, arg));
    }

    private static String word(Arg arg) {
        return "usb-" + (arg.text().equals("keyboard") ? "kbd" : arg.text());
    }

    private static void evdev(Reading r, Arg arg) {
        Optional<String> device = arg.peek("evdev");
        Arg rest = new Arg("object", arg.offset(), Optional.empty(),
                arg.properties().stream().filter(p -> !Set.of("qom-type", "id", "evdev").contains(p.key()))
                        .map(Inputs::spelled).toList());
        if (device.isEmpty()
                || !rest.leftKeys().stream().allMatch(k -> rest.is(k, "off") || EVDEV.canRead(one(rest, k)))) {
            return;
        }
        Editable input = r.device("input").set("@type", "evdev").set("source@dev", device.get());
        EVDEV.read(rest, input);
        arg.taken();
    }

    /** QEMU has more words for on and off. */
    private static Arg.Property spelled(Arg.Property property) {
        String value = property.value();
        return new Arg.Property(property.key(), Codec.isOn(value) ? "on" : Codec.isOff(value) ? "off" : value,
                property.offset());
    }

    private static Arg one(Arg arg, String key) {
        return new Arg(arg.option(), arg.offset(), Optional.empty(),
                arg.properties().stream().filter(p -> p.key().equals(key)).toList());
    }
}
