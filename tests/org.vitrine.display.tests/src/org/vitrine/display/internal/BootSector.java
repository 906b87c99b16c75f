// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The smallest guest: it sets a mode of the VGA BIOS, fills the first 64 KiB of its picture with many values, and rests. */
final class BootSector {
    private static final int SIZE = 512;
    private static final int DISK = 1 << 20;
    private static final int NOT_VESA = 0x100;

    private BootSector() {
    }

    /** Writes a disk that begins with it. */
    static Path write(Path file, int mode) {
        String program = (mode < NOT_VESA
                ? "b8%1$02x00" // mov ax, mode
                : "b8024f bb%1$02x%2$02x") // mov ax, 4f02; mov bx, mode: VESA's
                + "cd10" // int 10
                + "b800a0 8ec0" // mov es, a000
                + "31ff 31c0" // xor di, di; xor ax, ax
                + "b90080" // mov cx, 8000
                + "ab" // stosw
                + "053512" // add ax, 1235: odd, so every value comes once
                + "e2fa" // loop to stosw
                + "f4 ebfd"; // hlt; jmp to it
        byte[] code = HexFormat.of().parseHex(program.formatted(mode & 0xff, mode >> Byte.SIZE).replace(" ", ""));
        ByteBuffer disk = ByteBuffer.allocate(DISK).put(code).put(SIZE - 2, (byte) 0x55).put(SIZE - 1, (byte) 0xaa);
        try {
            return Files.write(file, disk.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
