// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.nio.ByteBuffer;

/**
 * An empty image in QEMU's own format, version 3: a header, the counts of its clusters, and a table that says that nothing was
 * written. By QEMU's docs/interop/qcow2.
 */
final class Qcow2 {
    private static final int CLUSTER_BITS = 16;
    private static final int CLUSTER = 1 << CLUSTER_BITS;
    /** What one entry of the first table stands for: a cluster of entries of 8 bytes, each of which is a cluster. */
    private static final long REACH = (long) CLUSTER / Long.BYTES * CLUSTER;
    private static final int MAGIC = 0x514649fb;
    private static final int HEADER_BYTES = 104;
    private static final int COUNT_TABLE = 1;
    private static final int COUNTS = 2;
    private static final int TABLE = 3;

    private Qcow2() {
    }

    /** The whole file of an image of so many bytes. */
    static ByteBuffer empty(long bytes) {
        int entries = Math.toIntExact((bytes + REACH - 1) / REACH);
        int clusters = TABLE + (entries * Long.BYTES + CLUSTER - 1) / CLUSTER;
        ByteBuffer file = ByteBuffer.allocate(clusters * CLUSTER);
        // the header: no backing file, not encrypted
        file.putInt(MAGIC).putInt(3).putLong(0).putInt(0).putInt(CLUSTER_BITS).putLong(bytes).putInt(0);
        file.putInt(entries).putLong((long) TABLE * CLUSTER);
        file.putLong((long) COUNT_TABLE * CLUSTER).putInt(1);
        // no snapshots, no features; counts of 16 bits
        file.putInt(0).putLong(0).putLong(0).putLong(0).putLong(0).putInt(4).putInt(HEADER_BYTES);
        file.putLong(COUNT_TABLE * CLUSTER, (long) COUNTS * CLUSTER);
        for (int i = 0; i < clusters; i++) {
            file.putShort(COUNTS * CLUSTER + i * Short.BYTES, (short) 1);
        }
        return file.clear();
    }
}
