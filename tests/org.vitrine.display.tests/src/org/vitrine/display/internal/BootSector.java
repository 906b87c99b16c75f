// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The smallest guests. */
final class BootSector {
    private static final int SIZE = 512;
    private static final int DISK = 1 << 20;
    private static final int NOT_VESA = 0x100;
    /** What the speaker's timer counts at, in Hz. */
    private static final int TIMER = 1_193_182;

    private BootSector() {
    }

    /** Writes the disk of one that sets a mode of the VGA BIOS, fills the first 64 KiB of its picture with many values, and rests. */
    static Path write(Path file, int mode) {
        return disk(file, ((mode < NOT_VESA
                ? "b8%1$02x00" // mov ax, mode
                : "b8024f bb%1$02x%2$02x") // mov ax, 4f02; mov bx, mode: VESA's
                + "cd10" // int 10
                + "b800a0 8ec0" // mov es, a000
                + "31ff 31c0" // xor di, di; xor ax, ax
                + "b90080" // mov cx, 8000
                + "ab" // stosw
                + "053512" // add ax, 1235: odd, so every value comes once
                + "e2fa" // loop to stosw
                + "f4 ebfd") // hlt; jmp to it
                .formatted(mode & 0xff, mode >> Byte.SIZE));
    }

    /** Writes the disk of one that sets a mode of VESA's, and at the first key the text mode, which is 720 x 400. */
    static Path writeShrinking(Path file, int mode) {
        return disk(file, "b8024f bb%1$02x%2$02x cd10" // mov ax, 4f02; mov bx, mode; int 10
                .formatted(mode & 0xff, mode >> Byte.SIZE)
                + "31c0 cd16" // xor ax, ax; int 16: waits for a key
                + "b80300 cd10" // mov ax, 3; int 10
                + "f4 ebfd"); // hlt; jmp to it
    }

    /** Writes the disk of one whose speaker sounds from then on. */
    static Path writeTone(Path file, int hertz) {
        int count = TIMER / hertz;
        return disk(file, ("b0b6 e643" // mov al, b6; out 43, al: the speaker's counter is to make a square wave
                + "b0%02x e642 b0%02x e642" // its count to port 42
                + "e461 0c03 e661" // in al, 61; or al, 3; out 61, al: on
                + "f4 ebfd").formatted(count & 0xff, count >> Byte.SIZE));
    }

    private static Path disk(Path file, String program) {
        byte[] code = HexFormat.of().parseHex(program.replace(" ", ""));
        ByteBuffer disk = ByteBuffer.allocate(DISK).put(code).put(SIZE - 2, (byte) 0x55).put(SIZE - 1, (byte) 0xaa);
        try {
            return Files.write(file, disk.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
