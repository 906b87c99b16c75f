// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/**
 * What all devices end with: how and where they are reached, their turn at booting, and what libvirt has no word for as
 * properties that libvirt hands to QEMU ({@code qemu:override}, libvirt 8.2). Used by one thread.
 */
final class DeviceEnd {

    private static final Set<String> TYPES = Set.of("true", "false");
    private static final Set<String> NUMBERED_BY_ACPI = Set.of("interface", "hostdev");

    private final Reading reading;
    private int aliases;

    DeviceEnd(Reading reading) {
        this.reading = reading;
    }

    /** Ends a device that became an element. */
    void finish(Arg arg, Editable element) {
        Transport.read(arg, element);
        if (Transport.isVirtio(arg.peek("driver").orElse(""))) {
            Transport.VIRTIO.read(arg, element);
        }
        arg.take("driver");
        Optional<String> id = arg.take("id");
        arg.taken();
        arg.take("bootindex").flatMap(Codec::number)
                .ifPresent(index -> element.set("boot@order", reading.given().bootOrder(index)));
        if (NUMBERED_BY_ACPI.contains(element.element().name())) {
            arg.take("acpi-index").ifPresent(index -> element.set("acpi@index", index));
        }
        if (arg.peek("addr").isPresent() || arg.peek("bus").isPresent() || arg.peek("multifunction").isPresent()) {
            reading.pci().address(arg, element);
        }
        if (!arg.leftKeys().isEmpty()) {
            override(arg, element, id);
        }
    }

    private void override(Arg arg, Editable element, Optional<String> id) {
        String alias = "ua-"
                + id.map(i -> i.replaceAll("[^A-Za-z0-9_.-]", "-")).orElse(element.element().name() + aliases++);
        element.set("alias@name", alias);
        Editable device = reading.root().ensure("qemu:override").add("qemu:device").set("@alias", alias);
        Editable frontend = device.add("qemu:frontend");
        Map<String, String> left = arg.left();
        for (String key : arg.leftKeys()) {
            typed(left.get(key) + "", frontend.add("qemu:property").set("@name", key));
        }
    }

    /** libvirt hands properties over as JSON, so their types count. */
    private static void typed(String value, Editable property) {
        if (Codec.isOn(value) || Codec.isOff(value) || TYPES.contains(value)) {
            property.set("@type", "bool").set("@value", Codec.isOn(value) ? "true" : "false");
        } else if (Codec.number(value).isPresent()) {
            property.set("@type", "unsigned").set("@value", Codec.number(value).get());
        } else if (value.matches("\\d+(\\.\\d+)?[KMGTkmgt]") && Sizes.bytes(value, 'b').isPresent()) {
            property.set("@type", "unsigned").set("@value", Sizes.bytes(value, 'b').getAsLong());
        } else {
            property.set("@type", "string").set("@value", value);
        }
    }
}
