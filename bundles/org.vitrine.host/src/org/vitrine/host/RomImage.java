// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One image of an option ROM.
 *
 * @param offset   where it begins, in bytes from the ROM's beginning
 * @param length   in bytes, as it says
 * @param kind     who runs it
 * @param vendor   the vendor id of the devices that it is for
 * @param device   the device id; devices of a list that may be elsewhere in it are not looked at
 * @param type     the PCI class that it is for: 0x030000 of VGA adapters
 * @param isLast   whether it says that no other follows
 * @param isWhole  whether the file has all of it
 * @param isSound  whether its bytes sum up to zero, which a BIOS demands; true where nobody demands it
 * @param machine  the processor of an UEFI image, as a number of PE's: 0x8664 of x86-64; 0 of others
 */
public record RomImage(long offset, long length, Kind kind, int vendor, int device, int type, boolean isLast,
        boolean isWhole, boolean isSound, int machine) {
    private static final int HEADER = 0x1a;
    private static final int DATA = 0x18;
    private static final int UNIT = 512;
    private static final int SIGNATURE = 0x0ef1;
    private static final int EXTENSION = 11;

    /** Who runs an image. */
    public enum Kind {
        /** A BIOS, on a PC. */
        BIOS,
        /** UEFI firmware. */
        UEFI,
        /** Open Firmware, another machine's, or the maker's own tools. */
        OTHER
    }

    /** The image at a place, whose header and PCI data must be there; empty when they are not. */
    static Optional<RomImage> at(ByteBuffer rom, int start, int at) {
        if (at + HEADER > rom.capacity() || !OptionRom.isImage(rom, at)) {
            return Optional.empty();
        }
        int data = at + Short.toUnsignedInt(rom.getShort(at + 0x18));
        if (data + DATA > rom.capacity() || !is(rom, data, "PCIR")) {
            return Optional.empty();
        }
        int code = Byte.toUnsignedInt(rom.get(data + 0x14));
        int units = Short.toUnsignedInt(rom.getShort(data + 0x10));
        boolean isLast = rom.get(data + 0x15) < 0;
        // NVIDIA's own words about the image, behind the PCI data, count more
        int more = start + (data - start + Short.toUnsignedInt(rom.getShort(data + 0x0a)) + 15 & ~15);
        if (more + EXTENSION <= rom.capacity() && is(rom, more, "NPDE")) {
            units = Short.toUnsignedInt(rom.getShort(more + 8));
            isLast = rom.get(more + 0x0a) < 0;
        }
        if (units == 0) {
            return Optional.empty();
        }
        int length = units * UNIT;
        boolean isWhole = at + length <= rom.capacity();
        Kind kind = code == 0 ? Kind.BIOS : code == 3 && rom.getInt(at + 4) == SIGNATURE ? Kind.UEFI : Kind.OTHER;
        int initial = Byte.toUnsignedInt(rom.get(at + 2)) * UNIT;
        boolean isSound = kind != Kind.BIOS || isWhole && (sum(rom, at, length) == 0
                || initial > 0 && initial < length && sum(rom, at, initial) == 0);
        return Optional.of(new RomImage(at - start, length, kind, Short.toUnsignedInt(rom.getShort(data + 4)),
                Short.toUnsignedInt(rom.getShort(data + 6)), rom.getInt(data + 0x0c) >>> 8, isLast, isWhole, isSound,
                kind == Kind.UEFI ? Short.toUnsignedInt(rom.getShort(at + 0x0a)) : 0));
    }

    private static boolean is(ByteBuffer rom, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (rom.get(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte sum(ByteBuffer rom, int at, int length) {
        byte sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += rom.get(i);
        }
        return sum;
    }

    /** Vendor and device as people write them, {@code 10de:1c03} for example. */
    public String ids() {
        return "%04x:%04x".formatted(vendor, device);
    }

    String line() {
        return "%s %s %s %s %s %s %b %b %b %s".formatted(offset, length, kind, vendor, device, type, isLast, isWhole,
                isSound, machine);
    }

    static Optional<RomImage> parse(String line) {
        if (!line
                .matches("\\d{1,9} \\d{1,9} (BIOS|UEFI|OTHER) \\d{1,5} \\d{1,5} \\d{1,8}( (true|false)){3} \\d{1,5}")) {
            return Optional.empty();
        }
        String[] words = line.split(" ");
        return Optional.of(new RomImage(Long.parseLong(words[0]), Long.parseLong(words[1]), Kind.valueOf(words[2]),
                Integer.parseInt(words[3]), Integer.parseInt(words[4]), Integer.parseInt(words[5]),
                Boolean.parseBoolean(words[6]), Boolean.parseBoolean(words[7]), Boolean.parseBoolean(words[8]),
                Integer.parseInt(words[9])));
    }
}
