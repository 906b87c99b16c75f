// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.GuestFirmware;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Told;

/** What a machine with a GPU of its own needs around it; these have no rows. */
final class Surroundings {
    private static final Set<String> REMOTE = Set.of("spice", "vnc", "rdp", "dbus");
    private static final Set<String> USB_INPUT = Set.of("usb", "pci");

    static final List<Check> CHECKS = List.of(
            VfioChecks.inDomain("vfio-firmware", "Does the guest boot by a firmware that starts the GPU?",
                    Surroundings::firmware),
            VfioChecks.ofGpuThere("vfio-reset-scope", "Is nothing of the host reset with the GPU?",
                    Surroundings::reset),
            VfioChecks.inDomain("vfio-input", "Has the guest a keyboard and a mouse?", Surroundings::input));

    private Surroundings() {
    }

    private static Finding firmware(Passed passed, Domain domain) {
        var addresses = new GuestAddresses(domain, passed.host());
        if (!addresses.isUefi()) {
            Finding finding = Finding.info("The guest boots by a BIOS")
                    .because(
                            "Cards of the last ten years start by UEFI (GOP); by a BIOS many stay black until the guest's "
                                    + "driver.")
                    .solve("Use UEFI for a new guest (os firmware='efi'); one that is installed for a BIOS does not boot by "
                            + "UEFI.")
                    .saw("os@firmware", domain.get("/os@firmware").orElse("not there: bios"));
            return domain.find("/os/loader").isPresent()
                    ? finding
                    : finding.remedy(Remedy.edit(domain, draft -> draft.root().set("/os@firmware", "efi"),
                            "Use UEFI, for a guest that is not installed yet"));
        }
        boolean isChosen = domain.get("/os/loader").isPresent();
        List<GuestFirmware.Description> installed = passed.host().guestFirmware().descriptions().optional()
                .orElse(List.of());
        // in a store, as NixOS has, the descriptions are where libvirt was built to look
        boolean isHidden = installed.isEmpty() && passed.host().tools().inStore().or(false);
        return isChosen || isHidden || installed.stream().anyMatch(GuestFirmware.Description::isUefi)
                ? Finding.pass("The guest boots by UEFI").saw("os@firmware",
                        domain.get("/os@firmware").orElse("loader"))
                : Finding.warn("No UEFI for guests was found")
                        .because(
                                "libvirt chooses one by the descriptions below /usr/share/qemu/firmware, and there is none of a UEFI.")
                        .solve("Install OVMF (packages ovmf or edk2-ovmf).").saw("/usr/share/qemu/firmware", "no UEFI");
    }

    /** A GPU that can only be reset with its bus takes along what hangs on the same bus. */
    private static Finding reset(Passed passed) {
        List<PciFunction> others = passed.host().iommu().fate(passed.gpu()).reset().optional().orElse(List.of())
                .stream()
                .filter(function -> !passed.functions().contains(function))
                .filter(function -> function.driver().optional().filter(name -> !name.contains("vfio")).isPresent())
                .toList();
        if (others.isEmpty()) {
            return Finding.pass("Nothing of the host is reset with the GPU").saw(passed.gpu().path() + "/reset_method",
                    passed.gpu().resetMethods());
        }
        Finding finding = Finding.warn("{0} of the host would be reset with the GPU", Companions.names(others))
                .because(
                        "The GPU can only be reset together with its bus, and VFIO does not reset what it has not got: the "
                                + "guest then starts on a GPU in whatever state it is.")
                .solve("Give the guest these devices too, or let nothing of the host use them.");
        for (PciFunction other : others) {
            finding = finding.saw(other.path() + "/driver", other.driver());
        }
        return finding;
    }

    private static Finding input(Passed passed, Domain domain) {
        List<String> ways = Stream.of(
                domain.devices("input").filter(input -> input.is("@type", "evdev") || input.is("@type", "passthrough"))
                        .map(input -> "input " + input.get("@type").orElse("")),
                domain.devices("graphics").filter(graphics -> REMOTE.contains(graphics.get("@type").orElse("")))
                        .map(graphics -> "graphics " + graphics.get("@type").orElse("")),
                domain.devices("hostdev").filter(device -> USB_INPUT.contains(device.get("@type").orElse("")))
                        .filter(device -> !isOfGpu(passed, device)).map(device -> "hostdev"),
                domain.devices("redirdev").map(device -> "redirdev")).flatMap(way -> way).distinct().toList();
        if (ways.isEmpty()) {
            Told.isAll(passed.s());
        }
        return ways.isEmpty()
                ? Finding.info("The guest has no keyboard and no mouse of its own")
                        .because(
                                "Its screen is the GPU's, which shows no console of the host's that could type into it.")
                        .solve("Give it evdev inputs (both control keys switch between host and guest), a USB controller or "
                                + "USB devices behind a KVM switch, or SPICE as with Looking Glass.")
                        .saw("devices", "no evdev input, no USB device, no SPICE or VNC")
                : Finding.pass("The guest can be typed into").saw("devices", String.join(", ", ways));
    }

    private static boolean isOfGpu(Passed passed, Element hostdev) {
        return new Hostdev(hostdev).address().filter(address -> passed.functions().stream()
                .anyMatch(function -> function.address().equals(address))).isPresent();
    }
}
