// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** The PCI buses of a machine: QEMU calls them by the ids of their bridges, libvirt numbers them. */
final class PciBuses {

    /** Bridges by driver, with libvirt's model. */
    static final Map<String, String> BRIDGES = Map.ofEntries(Map.entry("pcie-root-port", "pcie-root-port"),
            Map.entry("ioh3420", "pcie-root-port"), Map.entry("pci-bridge", "pci-bridge"),
            Map.entry("i82801b11-bridge", "dmi-to-pci-bridge"), Map.entry("pcie-pci-bridge", "pcie-to-pci-bridge"),
            Map.entry("x3130-upstream", "pcie-switch-upstream-port"),
            Map.entry("xio3130-downstream", "pcie-switch-downstream-port"));

    private static final Set<String> ROOTS = Set.of("pcie.0", "pci.0", "pci", "pcie");
    private static final Pattern ADDRESS = Pattern.compile("(?:0x)?([0-9a-fA-F]{1,2})(?:\\.(?:0x)?([0-7]))?");

    private final Reading reading;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> models = new HashMap<>();
    private final Map<String, Editable> controllers = new HashMap<>();

    PciBuses(Reading reading) {
        this.reading = reading;
    }

    /** Makes a controller of each bridge. */
    void read() {
        reading.given().devices(BRIDGES.keySet()).filter(a -> a.peek("id").isPresent())
                .forEach(a -> numbers.put(a.peek("id").get(), numbers.size() + 1));
        reading.given().devices(BRIDGES.keySet()).filter(a -> a.peek("id").isPresent()).toList().forEach(this::bridge);
    }

    private void bridge(Arg arg) {
        String driver = arg.peek("driver").orElse("");
        String id = arg.peek("id").orElse("");
        String model = BRIDGES.get(driver) + "";
        models.put(id, model);
        Editable controller = reading.device("controller").set("@type", "pci").set("@index", numbers.get(id) + "")
                .set("@model", model);
        controllers.put(id, controller);
        controller.set("model@name", driver);
        if (model.equals("pci-bridge")) {
            number(arg, "chassis_nr", controller, "target@chassisNr");
        } else {
            number(arg, "chassis", controller, "target@chassis");
            number(arg, "port", controller, "target@port");
        }
        arg.take("hotplug").ifPresent(on -> controller.set("target@hotplug", Codec.isOff(on) ? "off" : "on"));
        reading.finish(arg, controller);
    }

    private static void number(Arg arg, String key, Editable controller, String path) {
        arg.take(key).flatMap(Codec::number)
                .ifPresent(n -> controller.set(path, path.endsWith("port") ? "0x%x".formatted(n) : n.toString()));
    }

    /** The bus that libvirt gives a bus of the script; the root where it is named or none is. */
    Optional<Integer> number(Optional<String> bus) {
        return bus.isEmpty() || ROOTS.contains(bus.get())
                ? Optional.of(0)
                : Optional.ofNullable(numbers.get(bus.get()));
    }

    /** What libvirt will call a bus of the script, for options that stay as they are: its alias, where it has one. */
    Optional<String> libvirtName(String bus) {
        return Optional.ofNullable(numbers.get(bus)).map(number -> Optional.ofNullable(controllers.get(bus))
                .flatMap(controller -> controller.element().get("alias@name")).orElse("pci." + number));
    }

    /** Puts a device's place into its element. */
    void address(Arg arg, Editable element) {
        Optional<String> bus = arg.take("bus");
        Optional<String> addr = arg.take("addr");
        Optional<String> multifunction = arg.take("multifunction");
        Optional<Integer> number = number(bus);
        Matcher m = ADDRESS.matcher(addr.orElse("0"));
        boolean root = number.filter(n -> n == 0).isPresent();
        boolean oneSlot = bus.map(models::get).filter(model -> model.endsWith("port")).isPresent();
        if (number.isEmpty() || !m.matches() || Integer.parseInt(m.group(1), 16) > 31) {
            reading.lose(arg, "Its place {0} is on no bus of this machine; libvirt chooses another.",
                    bus.orElse("") + " " + addr.orElse(""));
        } else if (addr.isPresent() || oneSlot) {
            int function = m.start(2) < 0 ? 0 : Integer.parseInt(m.group(2));
            Editable address = element.ensure("address[@type='pci']");
            new PciAddress(0, number.get(), Integer.parseInt(m.group(1), 16), function).write(address);
            multifunction.flatMap(Codec.ON_OFF.toXml()).ifPresent(on -> address.set("@multifunction", on));
        } else if (!root) {
            reading.lose(arg, "libvirt has no way to say a bus ({0}) without a slot; it chooses both.", bus.orElse(""));
        }
    }
}
