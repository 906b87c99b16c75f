// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.vitrine.host.RomImage.Kind;

/** ROMs made by hand from the layout of the PCI Firmware Specification and of NVIDIA's additions as nouveau reads them. */
class OptionRomTest {
    private static final int DATA = 0x40;

    private static ByteBuffer image(int units, int code, int device, boolean isLast) {
        ByteBuffer image = ByteBuffer.allocate(units * 512).order(ByteOrder.LITTLE_ENDIAN);
        image.putShort(0, (short) 0xaa55).putShort(0x18, (short) DATA).put(DATA, ascii("PCIR"))
                .putShort(DATA + 4, (short) 0x10de).putShort(DATA + 6, (short) device)
                .putShort(DATA + 0x0a, (short) 0x18).putInt(DATA + 0x0c, 0x03000000)
                .putShort(DATA + 0x10, (short) units).put(DATA + 0x14, (byte) code)
                .put(DATA + 0x15, (byte) (isLast ? 0x80 : 0));
        return image;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bios(int units, boolean isLast) {
        ByteBuffer image = image(units, 0, 0x1c03, isLast).put(2, (byte) units);
        return summed(image.array());
    }

    private static byte[] summed(byte[] image) {
        byte sum = 0;
        for (byte one : image) {
            sum += one;
        }
        image[6] -= sum;
        return image;
    }

    private static byte[] uefi(int units, boolean isLast) {
        return image(units, 3, 0x1c03, isLast).putInt(4, 0x0ef1).putShort(0x0a, (short) 0x8664).array();
    }

    /** What NVIDIA writes behind the PCI data, which counts more than that. */
    private static byte[] extended(byte[] image, int units, boolean isLast) {
        ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        int at = DATA + 0x18 + 15 & ~15;
        bytes.put(at, ascii("NPDE")).putShort(at + 8, (short) units).put(at + 0x0a, (byte) (isLast ? 0x80 : 0));
        return image;
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static OptionRom read(byte[] file) {
        OptionRom rom = OptionRom.of(file);
        assertEquals(Optional.of(rom), OptionRom.parse(rom.lines()), "what a snapshot keeps says the same");
        return rom;
    }

    @Test
    void imagesFollowEachOther() {
        OptionRom rom = read(joined(bios(3, false), uefi(300, true)));
        assertEquals("", rom.fault());
        assertEquals(List.of(
                new RomImage(0, 1536, Kind.BIOS, 0x10de, 0x1c03, 0x030000, false, true, true, 0),
                new RomImage(1536, 153_600, Kind.UEFI, 0x10de, 0x1c03, 0x030000, true, true, true, 0x8664)),
                rom.images());
        assertTrue(rom.hasUefi());
        assertFalse(rom.mustBeCut() || rom.isPrivate());
        assertEquals(rom.length(), rom.end());
        assertFalse(read(bios(3, true)).hasUefi());
    }

    @Test
    void aFlashingToolsFileIsARomWithThingsAround() {
        // the header has the two bytes of an image that is none
        byte[] header = joined(ascii("NVGI"), new byte[]{0x55, (byte) 0xaa}, new byte[91]);
        byte[] behind = joined(ascii("VN"), new byte[600]);
        byte[] rom = joined(extended(bios(2, true), 2, false), extended(uefi(4, false), 3, true));
        OptionRom seen = read(joined(header, rom, behind));
        assertEquals(97, seen.start());
        assertEquals(97 + 5 * 512, seen.end(), "the length that NVIDIA's own words say");
        assertTrue(seen.mustBeCut());
        assertEquals(List.of(Kind.BIOS, Kind.UEFI), seen.images().stream().map(RomImage::kind).toList());
        assertEquals("", seen.fault());
        OptionRom open = read(joined(bios(1, false), behind));
        assertTrue(open.isPrivate());
        assertEquals("", open.fault(), "NVIDIA's last image is a private one");
        assertEquals(512, open.end());
    }

    @Test
    void whatIsWrongIsTold() {
        assertEquals("the file is empty", read(new byte[0]).fault());
        assertEquals("no image begins in it", read(ascii("MZ and so on, as a program does")).fault());
        byte[] bare = new byte[512];
        bare[0] = 0x55;
        bare[1] = (byte) 0xaa;
        assertEquals("its first image has no PCI data", read(bare).fault());
        assertEquals("the last image does not say that it is the last", read(bios(2, false)).fault());
        assertEquals("an image is missing at 1024", read(joined(bios(2, false), new byte[512])).fault());
        OptionRom cut = read(Arrays.copyOf(bios(2, true), 1000));
        assertEquals("the file ends within an image", cut.fault());
        assertFalse(cut.images().getFirst().isWhole());
        byte[] damaged = bios(2, true);
        damaged[700]++;
        assertFalse(read(damaged).images().getFirst().isSound());
        assertEquals("", read(damaged).fault());
    }

    @Test
    void whateverIsInTheFileEndsNothing() {
        byte[] sound = joined(ascii("NVGI"), bios(2, false), extended(uefi(3, false), 3, true), ascii("VN"));
        for (int length = 0; length < sound.length; length++) {
            read(Arrays.copyOf(sound, length));
        }
        var random = new Random(3);
        for (int i = 0; i < 5000; i++) {
            byte[] changed = sound.clone();
            for (int j = random.nextInt(1, 20); j > 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            assertTrue(read(changed).images().size() <= OptionRom.MOST_IMAGES);
        }
        byte[] endless = joined(bios(1, false), bios(1, false));
        byte[] many = endless;
        for (int i = 0; i < 6; i++) {
            many = joined(many, many);
        }
        assertEquals(OptionRom.MOST_IMAGES, read(many).images().size());
    }

    @Test
    void aHostsRomIsWhatItsSnapshotKeeps() {
        String path = "/usr/share/vgabios/card.rom";
        HostSnapshot host = HostSnapshot.builder().put(path, Entry.file(OptionRom.of(bios(1, true)).lines()))
                .put("/usr/share/vgabios/x", Entry.file("anything")).build();
        assertEquals(1, OptionRom.in(host, path).optional().orElseThrow().images().size());
        assertEquals(Fact.unknown("/usr/share/vgabios/x was not understood"),
                OptionRom.in(host, "/usr/share/vgabios/x"));
    }
}
