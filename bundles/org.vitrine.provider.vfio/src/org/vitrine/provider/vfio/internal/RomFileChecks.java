// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Firmware;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.OptionRom;
import org.vitrine.host.RomImage;
import org.vitrine.host.RomImage.Kind;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/**
 * What is in a GPU's ROM file: VFIO-019, VFIO-020 and VFIO-030. The rows say ERROR; the machine starts all the same, without a
 * picture before the guest's own driver.
 */
final class RomFileChecks {
    static final List<Check> CHECKS = List.of(
            check("VFIO-019", "Is the ROM file a whole ROM of this GPU?", RomFileChecks::isOfGpu),
            check("VFIO-020", "Does the ROM file begin with the ROM?", RomFileChecks::begins),
            check("VFIO-030", "Has the ROM file what the machine's firmware runs?", RomFileChecks::runs));

    private RomFileChecks() {
    }

    private static Check check(String id, String question, BiFunction<Passed, OptionRom, Finding> answer) {
        return VfioChecks.inDomain(id, question, (passed, domain) -> rom(passed)
                .map(rom -> answer.apply(passed, rom)).orElseGet(Finding::notApplicable));
    }

    /** Empty where there is none; of a path that nobody may look at VFIO-021 says so. */
    private static Optional<OptionRom> rom(Passed passed) {
        String path = passed.get(VfioFields.ROM);
        return path.isEmpty() || !(passed.host().entry(path) instanceof Fact.Known<Entry>)
                ? Optional.empty()
                : OptionRom.in(passed.host(), path).optional();
    }

    private static Finding isOfGpu(Passed passed, OptionRom rom) {
        String path = passed.get(VfioFields.ROM);
        if (rom.images().isEmpty()) {
            return Finding.warn("{0} is no option ROM", path)
                    .because("The guest's firmware finds nothing to run: {0}.", rom.fault())
                    .solve("Use a copy of this card's own ROM; \"vitrine rom FILE\" shows what is in one.")
                    .saw(path, rom.fault());
        }
        boolean isDamaged = rom.images().stream().anyMatch(image -> !image.isSound());
        if (!rom.fault().isEmpty() || isDamaged) {
            String fault = rom.fault().isEmpty() ? "its checksum is wrong" : rom.fault();
            return Finding.warn("The ROM in {0} is damaged", path)
                    .because("The guest's firmware may leave it aside: {0}.", fault)
                    .solve("Copy the card's ROM anew.").saw(path, fault);
        }
        int vendor = passed.gpu().vendor().optional().orElse(0);
        int device = passed.gpu().device().optional().orElse(0);
        String gpu = "%04x:%04x".formatted(vendor, device);
        RomImage first = rom.images().getFirst();
        if (first.vendor() != vendor) {
            return Finding.warn("{0} is the ROM of another maker's card", path)
                    .because("It is for {0}, and the GPU is {1}.", first.ids(), gpu)
                    .solve("Use a copy of this card's own ROM.").saw(path, first.ids()).saw("GPU", gpu);
        }
        return rom.images().stream().anyMatch(image -> image.device() == device)
                ? Finding.pass("The ROM file is of {0}, as the GPU", gpu).saw(path, first.ids())
                : Finding.info("The ROM file names another model than the GPU")
                        .because(
                                "It is for {0}, and the GPU is {1}. A ROM may be for several models; a BIOS runs it only "
                                        + "for the one that it names.",
                                first.ids(), gpu)
                        .solve("Make sure that it was copied from this card.").saw(path, first.ids()).saw("GPU", gpu);
    }

    private static Finding begins(Passed passed, OptionRom rom) {
        String path = passed.get(VfioFields.ROM);
        if (rom.images().isEmpty()) {
            return Finding.notApplicable(); // VFIO-019 says so
        }
        return rom.mustBeCut()
                ? Finding.warn("A flashing tool's header stands before the ROM in {0}", path)
                        .because("The guest reads the file from its beginning and finds no ROM there.")
                        .solve("Cut it off with \"vitrine rom {0} --extract NEW\" and give the machine NEW.", path)
                        .saw(path, rom.start() + " bytes before 55 AA")
                : Finding.pass("The ROM file begins with the ROM").saw(path, "55 AA at 0");
    }

    private static Finding runs(Passed passed, OptionRom rom) {
        String path = passed.get(VfioFields.ROM);
        Optional<Domain> domain = passed.domain();
        if (rom.images().isEmpty() || domain.isEmpty()) {
            return Finding.notApplicable();
        }
        boolean isUefi = Firmware.of(domain.get()).isUefi();
        boolean has = isUefi ? rom.hasUefi() : rom.images().stream().anyMatch(image -> image.kind() == Kind.BIOS);
        String kinds = String.join(", ", rom.images().stream().map(image -> image.kind().name()).distinct().toList());
        if (has) {
            return Finding.pass("The ROM file has an image for {0}", isUefi ? "UEFI" : "a BIOS").saw(path, kinds);
        }
        return isUefi
                ? Finding.warn("The ROM file has no driver for UEFI")
                        .because(
                                "UEFI firmware runs no image for a BIOS, so that the screen stays dark until the guest's own "
                                        + "driver has the GPU.")
                        .solve("Use a newer ROM of this card, which has one (GOP); or give the machine a BIOS.")
                        .saw(path, kinds).saw("firmware", "UEFI")
                : Finding.warn("The ROM file has no image for a BIOS")
                        .because(
                                "A BIOS runs no driver for UEFI, so that the screen stays dark until the guest's own driver "
                                        + "has the GPU.")
                        .solve("Give the machine UEFI firmware, or use a ROM with both.").saw(path, kinds)
                        .saw("firmware", "BIOS");
    }
}
