// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** USB controllers and hubs, and the ports that devices are plugged into. */
final class UsbBuses implements Family {

    /** Controllers by driver, with libvirt's model. */
    static final Map<String, String> MODELS = Map.ofEntries(Map.entry("qemu-xhci", "qemu-xhci"),
            Map.entry("nec-usb-xhci", "nec-xhci"), Map.entry("piix3-usb-uhci", "piix3-uhci"),
            Map.entry("piix4-usb-uhci", "piix4-uhci"), Map.entry("usb-ehci", "ehci"),
            Map.entry("ich9-usb-ehci1", "ich9-ehci1"),
            Map.entry("ich9-usb-uhci1", "ich9-uhci1"), Map.entry("ich9-usb-uhci2", "ich9-uhci2"),
            Map.entry("ich9-usb-uhci3", "ich9-uhci3"), Map.entry("vt82c686b-usb-uhci", "vt82c686b-uhci"),
            Map.entry("pci-ohci", "pci-ohci"));

    private static final Pattern BUS = Pattern.compile("(.*)\\.0");
    private static final Pattern PORT = Pattern.compile("[1-9]\\d?(?:\\.[1-9]\\d?){0,3}");

    @Override
    public void read(Reading r) {
        boolean chipset = r.given().flag("usb") | r.isUsbByDefault() | r.given().has("usbdevice");
        int index = 0;
        if (chipset) {
            chipset(r);
            r.numbers().usb("usb-bus", index);
            // libvirt's own name for it
            r.numbers().usb("usb", index++);
        }
        for (Arg arg : r.given().devices(MODELS.keySet()).toList()) {
            Optional<Integer> master = arg.take("masterbus")
                    .map(m -> r.numbers().usb(m.replaceFirst("\\.0$", "")).orElse(0));
            int number = master.isPresent() ? master.get() : index++;
            Editable controller = r.device("controller").set("@type", "usb").set("@index", number).set("@model",
                    MODELS.get(arg.peek("driver").orElse("")) + "");
            arg.take("firstport").flatMap(Codec.NUMBER.toXml())
                    .ifPresent(port -> controller.set("master@startport", port));
            arg.take("p2", "p3").ifPresent(ports -> controller.set("@ports", ports));
            arg.take("p3");
            if (master.isEmpty()) {
                r.numbers().usb(arg.peek("id").orElse("usb-bus"), number);
            }
            r.finish(arg, controller);
        }
        if (index == 0 && !r.given().hasDevice(d -> d.startsWith("usb-"))) {
            // libvirt adds one where nothing is said
            r.device("controller").set("@type", "usb").set("@index", "0").set("@model", "none");
        }
        r.given().devices("usb-hub"::equals).toList().forEach(arg -> {
            Editable hub = r.device("hub").set("@type", "usb");
            place(r, arg, hub);
            r.finish(arg, hub);
        });
    }

    /** What {@code -usb} means: PIIX3 has one controller, ICH9 four that share their ports. */
    private static void chipset(Reading r) {
        r.device("controller").set("@type", "usb").set("@index", "0").set("@model",
                r.isExpress() ? "ich9-ehci1" : "piix3-uhci");
        for (int n = 1; n <= 3 && r.isExpress(); n++) {
            r.device("controller").set("@type", "usb").set("@index", "0").set("@model", "ich9-uhci" + n).set(
                    "master@startport",
                    2 * n - 2);
        }
    }

    /** Puts the port of a device into its element, and takes the properties that say it. */
    static void place(Reading r, Arg arg, Editable device) {
        Optional<String> bus = arg.take("bus");
        Optional<String> port = arg.take("port");
        Matcher m = BUS.matcher(bus.orElse(""));
        Optional<Integer> index = m.matches() ? r.numbers().usb(m.group(1)) : Optional.empty();
        boolean plain = port.filter(p -> PORT.matcher(p).matches()).isPresent();
        if (plain && (index.isPresent() || bus.isEmpty())) {
            device.set("address[@type='usb']@bus", index.orElse(0)).set("address[@type='usb']@port", port.get());
        } else if (index.filter(i -> i > 0).isPresent()) {
            device.set("address[@type='usb']@bus", index.get());
        } else if (port.isPresent()) {
            r.lose(arg, "There is no USB port {0} to name in a domain; libvirt chooses one.", port.get());
        }
    }
}
