// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.host.OptionRom;

import com.google.gson.JsonObject;

class RomCommandTest {
    @TempDir
    Path folder = Path.of("");
    private final Cli cli = new Cli();

    /** One image of 512 bytes for UEFI on x86-64, made by hand from the layout of the PCI Firmware Specification. */
    private static byte[] rom() {
        return ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) 0xaa55)
                .putShort(2, (short) 1).putInt(4, 0x0ef1).putShort(0x0a, (short) 0x8664).putShort(0x18, (short) 0x1c)
                .put(0x1c, "PCIR".getBytes(StandardCharsets.US_ASCII)).putShort(0x20, (short) 0x10de)
                .putShort(0x22, (short) 0x1c03).putShort(0x26, (short) 0x18).putInt(0x28, 0x03000000)
                .putShort(0x2c, (short) 1).put(0x30, (byte) 3).put(0x31, (byte) 0x80).array();
    }

    private Path file(byte[]... parts) throws IOException {
        Path file = folder.resolve("card.rom");
        Files.write(file, new byte[0]);
        for (byte[] part : parts) {
            Files.write(file, part, StandardOpenOption.APPEND);
        }
        return file;
    }

    @Test
    void tellsWhatIsInIt() throws IOException {
        Path file = file(rom());
        Cli.Result result = cli.run("rom", file);
        assertEquals(0, result.code(), result.err());
        assertEquals(file + """
                : A ROM of 10de:1c03 for UEFI.
                  at  bytes  for           device     class
                  0   512    UEFI, x86-64  10de:1c03  030000  last
                """, result.out());
        JsonObject answer = cli.run("rom", file, "--json").json();
        Documented.check(answer);
        assertTrue(answer.get("isUsable").getAsBoolean());
        assertEquals("x86-64", answer.getAsJsonArray("images").get(0).getAsJsonObject().get("machine").getAsString());
    }

    @Test
    void takesTheRomOutOfAFlashingToolsFile() throws IOException {
        byte[] behind = {0x56, 0x4e, 1, 2, 3};
        Path file = file("NVGI and more".getBytes(StandardCharsets.US_ASCII), rom(), behind);
        Cli.Result result = cli.run("rom", file);
        assertEquals(1, result.code());
        assertTrue(result.out().contains("13 bytes of a flashing tool stand before it: cut them off with --extract."),
                result.out());
        assertTrue(result.out().contains("Private images follow"), result.out());
        Path out = folder.resolve("out.rom");
        assertEquals(0, cli.run("rom", file, "--extract", out).code());
        assertArrayEquals(rom(), Files.readAllBytes(out));
        assertEquals(0, cli.run("rom", out).code());
    }

    @Test
    void whatIsNoRomIsSaid() throws IOException {
        Path file = file("MZ".getBytes(StandardCharsets.US_ASCII));
        Cli.Result result = cli.run("rom", file, "--json");
        assertEquals(1, result.code());
        Documented.check(result.json());
        assertEquals("no image begins in it", result.json().get("fault").getAsString());
        Path out = folder.resolve("out.rom");
        assertTrue(cli.run("rom", file, "--extract", out).sentence(2).contains("there is no ROM to take out"));
        assertFalse(Files.exists(out));
        assertTrue(cli.run("rom", folder.resolve("none")).sentence(2).contains("there is no such file"));
        assertTrue(cli.run("rom", folder).sentence(2).contains("this is no plain file"));
        assertTrue(cli.run("rom", Path.of("/sys/kernel/uevent_seqnum")).sentence(2).contains("this is no plain file"));
        assertTrue(cli.run("rom", file(new byte[OptionRom.MOST + 1])).sentence(2).contains("larger than any ROM"));
    }
}
