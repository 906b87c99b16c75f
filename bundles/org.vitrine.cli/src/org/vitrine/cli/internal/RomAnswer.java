// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.vitrine.host.OptionRom;
import org.vitrine.host.RomImage;

/** The JSON of {@code vitrine rom}; its shape is described in JSON.md and versioned. */
record RomAnswer(String format, int version, String file, String summary, boolean isUsable, long bytes, long start,
        long end, boolean hasPrivate, Optional<String> fault, List<Image> images) {

    /** One image. */
    record Image(long offset, long length, RomImage.Kind kind, String device, String type, boolean isLast,
            boolean isWhole, boolean isSound, Optional<String> machine) {
        static Image of(RomImage image) {
            return new Image(image.offset(), image.length(), image.kind(), image.ids(), "%06x".formatted(image.type()),
                    image.isLast(), image.isWhole(), image.isSound(),
                    Optional.of(image.machine()).filter(number -> number > 0).map(Image::processor));
        }

        private static String processor(int number) {
            return switch (number) {
                case 0x8664 -> "x86-64";
                case 0x14c -> "x86";
                case 0xaa64 -> "ARM64";
                case 0xebc -> "EBC";
                default -> "%04x".formatted(number);
            };
        }

        private String runner() {
            return switch (kind) {
                case BIOS -> "BIOS";
                case UEFI -> "UEFI" + machine.map(name -> ", " + name).orElse("");
                case OTHER -> "something else";
            };
        }
    }

    static RomAnswer of(String file, OptionRom rom) {
        boolean isSound = rom.fault().isEmpty() && rom.images().stream().allMatch(RomImage::isSound);
        return new RomAnswer("vitrine-rom", 1, file, summary(rom, isSound), isSound && !rom.mustBeCut(), rom.length(),
                rom.start(), rom.end(), rom.isPrivate(), Optional.of(rom.fault()).filter(word -> !word.isEmpty()),
                rom.images().stream().map(Image::of).toList());
    }

    private static String summary(OptionRom rom, boolean isSound) {
        if (rom.images().isEmpty()) {
            return "This is no option ROM: " + rom.fault() + ".";
        }
        String kinds = rom.images().stream().map(RomImage::kind).distinct()
                .map(kind -> kind == RomImage.Kind.OTHER ? "something else" : kind.name())
                .collect(Collectors.joining(" and "));
        String what = "A ROM of " + rom.images().getFirst().ids() + " for " + kinds;
        if (!isSound) {
            return what + ", and it is damaged: " + (rom.fault().isEmpty() ? "a checksum is wrong" : rom.fault()) + ".";
        }
        return rom.mustBeCut()
                ? what + ", " + rom.start() + " bytes of a flashing tool stand before it: cut them off with --extract."
                : what + ".";
    }

    String text() {
        var table = new Table("  at", "bytes", "for", "device", "class", "");
        images.forEach(image -> table.row("  " + (start + image.offset()), String.valueOf(image.length()),
                image.runner(), image.device(), image.type(), remark(image)));
        return file + ": " + summary + System.lineSeparator() + (images.isEmpty() ? "" : table)
                + (hasPrivate ? "  Private images follow, which no firmware runs." + System.lineSeparator() : "");
    }

    private static String remark(Image image) {
        String sound = image.isSound() ? "" : ", wrong checksum";
        return (image.isWhole() ? image.isLast() ? "last" : "" : "cut off") + sound;
    }
}
