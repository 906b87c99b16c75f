// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;
import org.vitrine.provider.Ledger;

/**
 * How a virtio device is reached, which QEMU says by the end of its driver's name and libvirt by its address or its model:
 * PCI, memory-mapped ({@code -device}) on ARM and RISC-V, channels ({@code -ccw}) on s390x, and PCI as older guests know it.
 */
final class Transport {

    /** What all devices of virtio have. */
    static final Props VIRTIO = Props.NONE.with("iommu_platform", "driver@iommu", Codec.ON_OFF)
            .with("ats", "driver@ats", Codec.ON_OFF).with("packed", "driver@packed", Codec.ON_OFF)
            .with("page-per-vq", "driver@page_per_vq", Codec.ON_OFF);

    private static final Pattern DRIVER = Pattern.compile(
            "((?:virtio|vhost)-[a-z0-9-]+?)(-device|-ccw|-pci-transitional|-pci-non-transitional)");
    private static final Pattern CHANNEL = Pattern.compile("([0-9a-fA-F]{1,2})\\.([0-9a-fA-F])\\.([0-9a-fA-F]{1,4})");

    /** Devices that libvirt knows in both ages of virtio. */
    private static final Set<String> MODELLED = Set.of("disk", "interface", "controller", "memballoon", "rng",
            "filesystem", "vsock");

    private Transport() {
    }

    /** Whether a driver is one of virtio's. */
    static boolean isVirtio(String driver) {
        return driver.startsWith("virtio-") || driver.startsWith("vhost-");
    }

    /** Lets a device read as the PCI one of its kind; {@link #read} says the rest. */
    static void plain(Arg device) {
        Matcher m = DRIVER.matcher(device.peek("driver").orElse(""));
        if (m.matches()) {
            device.read("driver", m.group(1) + "-pci");
        }
    }

    /** Says in an element how the device is reached, where that is not plain PCI. */
    static void read(Arg device, Editable element) {
        if (device.is("disable-legacy", "on") && device.is("disable-modern", "off")
                && MODELLED.contains(element.element().name())) {
            // the older way to say it
            device.drop(List.of("disable-legacy", "disable-modern"));
            element.set(model(element.element()), "virtio-non-transitional");
        }
        Matcher m = DRIVER.matcher(device.spelled("driver").orElse(""));
        if (!m.matches()) {
            return;
        }
        switch (m.group(2)) {
            case "-device" -> element.ensure("address[@type='virtio-mmio']");
            case "-ccw" -> channel(device, element);
            default -> element.set(model(element.element()), "virtio" + m.group(2).substring("-pci".length()));
        }
    }

    private static void channel(Arg device, Editable element) {
        Matcher place = CHANNEL.matcher(device.peek("devno").orElse(""));
        if (place.matches()) {
            device.take("devno");
            element.set("address[@type='ccw']@cssid", "0x" + place.group(1))
                    .set("address[@type='ccw']@ssid", "0x" + place.group(2))
                    .set("address[@type='ccw']@devno", "0x" + place.group(3));
        }
    }

    private static String model(Element element) {
        return element.name().equals("interface") ? "model@type" : "@model";
    }

    /**
     * Gives a device the driver of its transport.
     *
     * @param channels whether the machine has no PCI, as s390x
     */
    static void write(Ledger ledger, Element element, Opt device, boolean channels) {
        String driver = device.first();
        if (!isVirtio(driver) || !driver.endsWith("-pci")) {
            return;
        }
        String base = driver.substring(0, driver.length() - "-pci".length());
        Optional<Element> mmio = element.find("address[@type='virtio-mmio']");
        Optional<Element> channel = element.find("address[@type='ccw']");
        if (mmio.isPresent()) {
            ledger.all(mmio.get());
            device.first(base + "-device");
        } else if (channel.isPresent() || channels && element.find("address[@type='pci']").isEmpty()) {
            channel.ifPresent(address -> devno(ledger, address, device));
            device.first(base + "-ccw");
        } else {
            ledger.take(element, model(element)).filter(model -> model.endsWith("transitional"))
                    .ifPresent(model -> device.first(driver + model.substring("virtio".length())));
        }
    }

    private static void devno(Ledger ledger, Element address, Opt device) {
        ledger.all(address);
        device.with("devno", "%s.%s.%s".formatted(hex(address, "@cssid", "fe"), hex(address, "@ssid", "0"),
                hex(address, "@devno", "0000")));
    }

    private static String hex(Element address, String attribute, String otherwise) {
        return address.get(attribute).map(value -> value.replaceFirst("^0[xX]", "")).orElse(otherwise);
    }
}
