// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads an image back by QEMU's specification. */
class Qcow2Test {
    private static final int CLUSTER = 1 << 16;

    @ParameterizedTest
    @ValueSource(longs = {1L << 30, 64L << 30, (64L << 30) + 512, 1L << 46})
    void anEmptyImageIsWhole(long bytes) {
        ByteBuffer file = Qcow2.empty(bytes);
        assertEquals("QFI\u00fb", new String(file.array(), 0, 4, StandardCharsets.ISO_8859_1));
        assertEquals(3, file.getInt(4), "version");
        assertEquals(16, file.getInt(20), "bits of a cluster");
        assertEquals(bytes, file.getLong(24));
        assertEquals((bytes + (512L << 20) - 1) / (512L << 20), file.getInt(36), "entries of the first table");
        long table = file.getLong(40);
        assertEquals(0, table % CLUSTER);
        long counts = file.getLong((int) file.getLong(48));
        for (int cluster = 0; cluster < file.capacity() / CLUSTER; cluster++) {
            assertEquals(1, file.getShort((int) counts + 2 * cluster), "cluster " + cluster);
        }
        assertEquals(0, file.getShort((int) counts + 2 * (file.capacity() / CLUSTER)), "behind the end");
        for (int entry = 0; entry < file.getInt(36); entry++) {
            assertEquals(0, file.getLong((int) table + 8 * entry), "nothing was written");
        }
        assertEquals(4, file.getInt(96), "counts of 16 bits");
        assertEquals(104, file.getInt(100), "length of the header");
        assertEquals(file.capacity(), file.remaining());
    }
}
