// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.dialect.qemu.internal.args.Arg;
import org.vitrine.domain.Editable;

/** Devices of the host: PCI and mediated ones through VFIO, and USB. */
final class HostDevices implements Family {

    static final Set<String> VFIO = Set.of("vfio-pci", "vfio-pci-nohotplug");
    /** Properties of vfio-pci that stand in an element of a mediated device. */
    static final Props MDEV = Props.NONE.with("display", "@display", Codec.ON_OFF).with("ramfb", "@ramfb",
            Codec.ON_OFF);

    private static final String UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final Pattern MEDIATED = Pattern.compile("/sys/(?:bus|devices)/.*/(" + UUID + ")/?");
    private static final Pattern FUNCTION = Pattern
            .compile("/sys/(?:bus|devices)/.*/([0-9a-fA-F]{4,8}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7])/?");

    @Override
    public void read(Reading r) {
        r.given().devices(VFIO).toList().forEach(arg -> vfio(r, arg));
        r.given().devices("usb-host"::equals).toList().forEach(arg -> usb(r, arg));
    }

    private static void vfio(Reading r, Arg arg) {
        Optional<String> sysfs = arg.peek("sysfsdev");
        Matcher mediated = MEDIATED.matcher(sysfs.orElse(""));
        Matcher function = FUNCTION.matcher(sysfs.orElse(""));
        Optional<PciAddress> address = arg.peek("host")
                .or(() -> function.matches() ? Optional.of(function.group(1)) : Optional.empty())
                .flatMap(PciAddress::of);
        if (mediated.matches()) {
            Editable hostdev = hostdev(r, "mdev").set("@model", "vfio-pci");
            hostdev.set("source/address@uuid", mediated.group(1));
            arg.take("sysfsdev");
            MDEV.read(arg, hostdev);
            finish(r, arg, hostdev);
        } else if (address.isPresent()) {
            // QEMU takes any device that is bound to VFIO; libvirt binds one that it manages, and leaves one that is bound
            Editable hostdev = hostdev(r, "pci").set("@managed", sysfs.isPresent() ? "no" : "yes");
            address.get().write(hostdev.set("driver@name", "vfio").ensure("source/address"));
            arg.take("host");
            arg.take("sysfsdev");
            arg.take("iommufd").ifPresent(id -> {
                hostdev.set("driver@iommufd", "yes");
                r.given().backend("object", Optional.of(id)).ifPresent(Arg::taken);
            });
            if (arg.is("display", "off")) {
                arg.take("display");
            }
            finish(r, arg, hostdev);
        }
    }

    private static Editable hostdev(Reading r, String type) {
        return r.device("hostdev").set("@mode", "subsystem").set("@type", type);
    }

    private static void finish(Reading r, Arg arg, Editable hostdev) {
        if (arg.is("driver", "vfio-pci-nohotplug") && !arg.leftKeys().contains("ramfb")
                && hostdev.element().get("@ramfb").isEmpty()) {
            r.lose(arg, "libvirt takes vfio-pci-nohotplug only for ramfb; it is vfio-pci here, which does the same.");
        }
        rom(r, arg, hostdev);
        r.finish(arg, hostdev);
    }

    /** Whether the guest sees an option ROM, and which. */
    static void rom(Reading r, Arg arg, Editable device) {
        arg.take("rombar").ifPresent(bar -> device.set("rom@bar", bar.equals("0") || Codec.isOff(bar) ? "off" : "on"));
        arg.take("romfile").ifPresent(file -> {
            if (file.isEmpty()) {
                device.set("rom@enabled", "no");
            } else {
                device.set("rom@file", r.path(file));
            }
        });
    }

    private static void usb(Reading r, Arg arg) {
        Optional<Long> vendor = arg.peek("vendorid").flatMap(Codec::number);
        Optional<Long> product = arg.peek("productid").flatMap(Codec::number);
        Optional<Long> bus = arg.peek("hostbus").flatMap(Codec::number);
        Optional<Long> device = arg.peek("hostaddr").flatMap(Codec::number);
        boolean byId = vendor.isPresent() && product.isPresent();
        boolean byPlace = bus.isPresent() && device.isPresent();
        if (!byId && !byPlace || arg.peek("hostport").isPresent()) {
            return;
        }
        Editable hostdev = hostdev(r, "usb").set("@managed", "yes");
        if (byId) {
            hostdev.set("source/vendor@id", "0x%04x".formatted(vendor.get())).set("source/product@id",
                    "0x%04x".formatted(product.get()));
        }
        if (byPlace) {
            hostdev.set("source/address@bus", bus.get()).set("source/address@device", device.get());
        }
        for (String key : new String[]{"vendorid", "productid", "hostbus", "hostaddr"}) {
            arg.take(key);
        }
        UsbBuses.place(r, arg, hostdev);
        r.finish(arg, hostdev);
    }
}
