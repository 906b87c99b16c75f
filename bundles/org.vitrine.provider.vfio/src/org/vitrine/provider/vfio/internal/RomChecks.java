// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Bar;
import org.vitrine.host.Entry;
import org.vitrine.host.PciAddress;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;

/** The GPU's option ROM: VFIO-016, VFIO-017, VFIO-021 and SGPU-011. What is in a ROM file is asked by {@link RomFileChecks}. */
final class RomChecks {
    // IORESOURCE_ROM_SHADOW, include/linux/ioport.h
    private static final long SHADOW = 1 << 1;
    private static final int ALL_MAY_READ = 0004;

    static final List<Check> CHECKS = List.of(
            VfioChecks.inDomain("VFIO-016", "Can the guest read the GPU's ROM?",
                    (passed, domain) -> isReadable(passed)),
            VfioChecks.inDomain("VFIO-017", "Does the missing ROM of an integrated GPU matter?",
                    (passed, domain) -> integrated(passed)),
            VfioChecks.inDomain("VFIO-021", "Is the ROM file where the machine looks for it?",
                    (passed, domain) -> file(passed)),
            VfioChecks.inDomain("SGPU-011", "Has an NVIDIA GPU that the host booted on a ROM file?",
                    (passed, domain) -> bootRom(passed)));

    private RomChecks() {
    }

    private static boolean isIntegrated(Passed passed) {
        PciAddress address = passed.gpu().address();
        return passed.isOf(Passed.INTEL) && address.bus() == 0 && address.slot() == 2;
    }

    private static boolean hasFile(Passed passed) {
        return !passed.get(VfioFields.ROM).isEmpty() || !passed.get(VfioFields.ROM_BAR);
    }

    private static Finding isReadable(Passed passed) {
        if (hasFile(passed) || isIntegrated(passed) || passed.isMissing()) {
            return Finding.notApplicable();
        }
        Optional<String> line = passed.log(passed.gpu()).stream()
                .filter(text -> text.contains("PCI ROM header signature"))
                .findFirst();
        boolean isShadow = passed.gpu().isBootVga().is(true)
                && passed.gpu().rom().optional().map(Bar::flags).filter(flags -> (flags & SHADOW) != 0).isPresent();
        if (line.isEmpty() && !isShadow) {
            return Finding.pass("The guest reads the GPU's own ROM").saw(passed.gpu().path() + "/boot_vga",
                    passed.gpu().read("boot_vga"));
        }
        Finding finding = Finding.warn("The guest would read no proper ROM")
                .because(
                        "The host booted on this GPU: what stands for its ROM is the firmware's copy in memory, which the "
                                + "guest's firmware takes for invalid.")
                .solve("Give the machine a ROM file of this very card, or boot the host on another GPU.")
                .saw("boot_vga of " + passed.gpu().address(), passed.gpu().read("boot_vga"));
        return line.isPresent() ? finding.saw("dmesg", line.get().strip()) : finding.saw("ROM", "a copy at 0xc0000");
    }

    private static Finding integrated(Passed passed) {
        if (!isIntegrated(passed)) {
            return Finding.notApplicable();
        }
        if (!passed.get(VfioFields.ROM).isEmpty()) {
            return Finding.pass("The integrated GPU has a ROM file").saw("rom@file", passed.get(VfioFields.ROM));
        }
        return Finding.info("An integrated GPU has no ROM of its own")
                .because(
                        "Its ROM is a part of the host's firmware. \"Invalid PCI ROM header signature\" in the log means "
                                + "that and nothing worse.")
                .solve("For a picture before the guest's driver, give it a GOP driver as ROM file.")
                .saw("GPU", passed.gpu().address()).saw("vendor", passed.gpu().read("vendor"));
    }

    /** Whether libvirt's own user may read it is as far as permissions tell; AppArmor's profile gets the path by libvirt. */
    private static Finding file(Passed passed) {
        String path = passed.get(VfioFields.ROM);
        if (path.isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<Entry> entry = passed.host().entry(path).optional();
        if (entry.isEmpty()) {
            return Finding.block("There is no ROM file {0}", path).because("QEMU ends with \"failed to find romfile\".")
                    .solve("Correct the path, or take the ROM file away.").saw(path, "not there")
                    .remedy(Remedy.settings(passed.s().values().without(VfioFields.ROM), "Take the ROM file away"));
        }
        String mode = "mode %04o, owner %s".formatted(entry.get().mode(), entry.get().uid());
        if ((entry.get().mode() & ALL_MAY_READ) == 0) {
            return Finding.warn("QEMU may not read {0}", path)
                    .because("QEMU runs as a user of its own, and libvirt does not change who owns a ROM file.")
                    .solve("Let everybody read it: chmod o+r {0}.", path).saw(path, mode)
                    .remedy(Remedy.plan(Plans.readable(passed, path, entry.get())));
        }
        return Finding.pass("The ROM file is there").saw(path, mode);
    }

    private static Finding bootRom(Passed passed) {
        if (!passed.isOf(Passed.NVIDIA) || !passed.gpu().isBootVga().is(true)) {
            return Finding.notApplicable();
        }
        if (!passed.get(VfioFields.ROM).isEmpty()) {
            return Finding.pass("The GPU has a ROM file").saw("rom@file", passed.get(VfioFields.ROM));
        }
        return Finding.warn("The guest may stay black once NVIDIA's driver loads")
                .because("The host booted on this GPU and its firmware has changed the ROM that the guest would read.")
                .solve("Dump the card's ROM while another GPU is the boot GPU, or take it from the maker's, and give the file "
                        + "to the machine.")
                .saw("boot_vga of " + passed.gpu().address(), "1").saw("rom@file", "not there");
    }
}
