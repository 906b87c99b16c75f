// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;
import java.util.Optional;

/**
 * A device of the host that is handed to the guest, {@code <hostdev>}.
 *
 * @param element the element
 */
public record HostDevice(Element element) {

    /** All of a domain, in order. */
    public static List<HostDevice> of(Domain domain) {
        return domain.devices("hostdev").map(HostDevice::new).toList();
    }

    /** {@code subsystem}, or {@code capabilities} for containers. */
    public Setting<String> mode() {
        return Setting.word(element, "@mode");
    }

    /** The kind: {@code pci}, {@code mdev}, {@code usb}, … */
    public Setting<String> type() {
        return Setting.word(element, "@type");
    }

    /** Whether libvirt binds the device's driver and gives it back. */
    public Setting<Boolean> managed() {
        return Setting.flag(element, "@managed");
    }

    /** A mediated device's interface: {@code vfio-pci}, {@code vfio-ccw}, {@code vfio-ap}. */
    public Setting<String> model() {
        return Setting.word(element, "@model");
    }

    /** Whether a mediated device's screen is shown. */
    public Setting<Boolean> display() {
        return Setting.flag(element, "@display");
    }

    /** Whether the screen is there before the guest's driver is. */
    public Setting<Boolean> ramFb() {
        return Setting.flag(element, "@ramfb");
    }

    /** Which function of the host a PCI device is, {@code 0000:01:00.0}; empty when its address cannot be read. */
    public Optional<String> hostAddress() {
        return type().is("pci") ? element.find("source/address").flatMap(PciFunction::of) : Optional.empty();
    }

    /** The UUID of a mediated device. */
    public Setting<String> uuid() {
        return Setting.word(element, "source/address@uuid");
    }

    /** Where on PCI the guest sees it, {@code 0000:05:00.0}; empty when libvirt is to choose. */
    public Optional<String> guestAddress() {
        return element.children("address").filter(address -> address.is("@type", "pci")).findFirst()
                .flatMap(PciFunction::of);
    }

    /** Whether the guest sees a function 0 of several. */
    public Setting<Boolean> multifunction() {
        return Setting.flag(element, "address@multifunction");
    }

    /** What hands it out: {@code vfio}, {@code xen}, or the name of a variant driver's module. */
    public Setting<String> driver() {
        return Setting.word(element, "driver@name");
    }

    /** The kernel module that libvirt binds it to in place of vfio-pci. */
    public Setting<String> driverModel() {
        return Setting.word(element, "driver@model");
    }

    /** Whether it is handed out through iommufd. */
    public Setting<Boolean> ioMmuFd() {
        return Setting.flag(element, "driver@iommufd");
    }

    /** Whether the guest sees an option ROM at all. */
    public Setting<Boolean> romEnabled() {
        return Setting.flag(element, "rom@enabled");
    }

    /** Whether the ROM is mapped into the guest. */
    public Setting<Boolean> romBar() {
        return Setting.flag(element, "rom@bar");
    }

    /** A file in place of the device's own option ROM. */
    public Setting<String> romFile() {
        return Setting.word(element, "rom@file");
    }

    /** Its name in libvirt and QEMU; libvirt gives {@code hostdev0}, … where there is none. */
    public Setting<String> alias() {
        return Setting.word(element, "alias@name");
    }
}
