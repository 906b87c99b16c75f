// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.Optional;
import java.util.Set;

import org.vitrine.domain.Domain;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * QXL-007: whether QEMU has what the domain asks for; without a domain, all of it. Distributions ship SPICE and QXL as
 * modules, and QEMU lists neither its options nor its devices when they are not installed.
 */
final class Offered {
    private static final Set<String> ARCHITECTURES = Set.of("x86_64", "i686");
    // Debian's kvm and Red Hat's qemu-kvm are the same program
    private static final Set<String> EMULATORS = Set.of("qemu-system-x86_64", "qemu-kvm", "kvm");

    private Offered() {
    }

    static Finding evaluate(Situation s) {
        boolean wantsSpice = s.domain().map(domain -> domain.find(SpiceFields.GRAPHICS).isPresent()).orElse(true);
        boolean wantsQxl = s.domain().map(domain -> domain.devices("video").anyMatch(v -> v.is("model@type", "qxl")))
                .orElse(true);
        if (!wantsSpice && !wantsQxl) {
            return Finding.notApplicable();
        }
        s.domain().ifPresent(Offered::isAnswered);
        HostSnapshot host = s.host();
        Optional<Set<String>> devices = host.qemu().devices().optional();
        if (devices.isEmpty()) {
            return Finding.block("QEMU is not installed").because("Neither qemu-system-x86_64 nor qemu-kvm was found.")
                    .solve("Install QEMU for x86: qemu-system-x86 (Debian, Ubuntu), qemu-kvm (Fedora), qemu-system-x86 (Arch).")
                    .saw(HostCommand.QEMU_DEVICES.line(), "not there");
        }
        if (wantsSpice && !host.qemu().hasSpice().is(true)) {
            return wayOut(s,
                    Finding.block("This QEMU has no SPICE").saw(HostCommand.QEMU_SPICE.line(), "no options of SPICE"));
        }
        if (wantsQxl && !devices.get().contains("qxl-vga")) {
            return wayOut(s, Finding.block("This QEMU has no QXL").saw(HostCommand.QEMU_DEVICES.line(), "no qxl-vga"));
        }
        return Finding.pass("QEMU has what is needed").saw(HostCommand.QEMU_DEVICES.line(), "qxl-vga");
    }

    /** The host's answer is that of the emulator for x86. */
    private static void isAnswered(Domain domain) {
        domain.get("/os/type@arch").filter(arch -> !ARCHITECTURES.contains(arch)).ifPresent(arch -> {
            throw new UnknownFactException("only QEMU for x86_64 was asked, and this machine is of " + arch);
        });
        domain.get("/devices/emulator").filter(path -> !EMULATORS.contains(path.substring(path.lastIndexOf('/') + 1)))
                .ifPresent(path -> {
                    throw new UnknownFactException("this machine brings an emulator of its own, " + path);
                });
    }

    private static Finding wayOut(Situation s, Finding finding) {
        Finding told = finding
                .because("QEMU was built without it, as in RHEL 9 and later, or its module is not installed.")
                .solve("Install the module: qemu-system-modules-spice (Debian 13, Ubuntu), qemu-ui-spice-core with "
                        + "qemu-device-display-qxl (Fedora) or with qemu-hw-display-qxl (Arch). Or use VNC with virtio.");
        return s.domain().map(domain -> told.remedy(Remedy.edit(domain, WithoutSpice::edit, "Use VNC with virtio")))
                .orElse(told);
    }
}
