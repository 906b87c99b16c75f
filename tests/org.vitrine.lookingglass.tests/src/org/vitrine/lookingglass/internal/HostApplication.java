// SPDX-License-Identifier: EPL-2.0
package org.vitrine.lookingglass.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looking Glass's host application as far as a reader can tell: it writes LGMPHeader, LGMPHeaderQueue, LGMPHeaderMessage, KVMFR,
 * its records and KVMFRFrame at the offsets that those C structures have in release B7. Made by hand from that layout; no code
 * of Looking Glass is in it, and none of it was compared with a real host application here.
 */
final class HostApplication {
    static final int LENGTH = 1 << 20;
    static final int PROTOCOL = 4;
    static final int SESSION = 8;
    static final int QUEUES = 24;
    static final int UDATA_SIZE = 5752;
    static final int KVMFR = 5756;
    static final int KVMFR_VERSION = KVMFR + 8;
    static final int FRAME_QUEUE = 32;
    static final int POINTER_QUEUE = 32 + 1144;
    static final int FRAME_RING = 8192;
    static final int MESSAGES = 3;
    private static final int FRAMES = 64 << 10;
    private static final int FRAME_SPACE = 64 << 10;

    private final MappedByteBuffer memory;
    private int serial;

    HostApplication(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH);
        }
        memory.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** In the order in which the host application writes. */
    HostApplication start(int session) {
        set(SESSION, session);
        memory.put(0, "LGMP".getBytes(StandardCharsets.US_ASCII));
        beat(1000);
        set(PROTOCOL, 6);
        set(QUEUES, 0);
        ByteBuffer own = records();
        set(UDATA_SIZE, own.remaining());
        memory.put(KVMFR, own, 0, own.remaining());
        queue(FRAME_QUEUE, 2, MESSAGES, FRAME_RING);
        queue(POINTER_QUEUE, 1, 21, FRAME_RING + 4096);
        set(QUEUES, 2);
        return this;
    }

    private static ByteBuffer records() {
        ByteBuffer own = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        own.put("KVMFR---".getBytes(StandardCharsets.US_ASCII)).putInt(20).put(text("B7", 32)).putInt(1);
        byte[] model = text("AMD Ryzen 9 7950X", 18);
        record(own, 1, 51 + model.length).put(new byte[]{0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, (byte) 0x88,
                (byte) 0x99, (byte) 0xaa, (byte) 0xbb, (byte) 0xcc, (byte) 0xdd, (byte) 0xee, (byte) 0xff, 0})
                .put(text("DXGI Desktop Duplication", 32)).put((byte) 16).put((byte) 8).put((byte) 1).put(model);
        byte[] name = text("Windows 11 Pro", 15);
        record(own, 77, 5).put(new byte[5]);
        record(own, 2, 1 + name.length).put((byte) 3).put(name);
        return own.flip();
    }

    private static ByteBuffer record(ByteBuffer to, int type, int size) {
        return to.put((byte) type).put(new byte[3]).putInt(size);
    }

    private static byte[] text(String text, int length) {
        return ByteBuffer.allocate(length).put(text.getBytes(StandardCharsets.US_ASCII)).array();
    }

    private void queue(int at, int id, int messages, int ring) {
        set(at, id);
        set(at + 4, messages);
        set(at + 12, 1000);
        set(at + 16, 0);
        set(at + 20, ring);
    }

    /** Its clock, in milliseconds. */
    HostApplication beat(long millis) {
        memory.putLong(16, millis);
        return this;
    }

    long beat() {
        return memory.getLong(16);
    }

    /** Any number. */
    HostApplication set(int at, int value) {
        memory.putInt(at, value);
        return this;
    }

    HostApplication set(int at, byte[] bytes) {
        memory.put(at, bytes);
        return this;
    }

    /** Posts a picture whose pitch is four times its width. */
    HostApplication picture(int width, int height) {
        int position = memory.getInt(FRAME_QUEUE + 16);
        int frame = FRAMES + serial % 2 * FRAME_SPACE;
        int[] words = {serial, serial, 1, width, height, width, height, width, height, 0, width, 4 * width, 4092, 0};
        for (int i = 0; i < words.length; i++) {
            set(frame + 4 * i, words[i]);
        }
        set(frame + 1080, 0);
        int message = FRAME_RING + 16 * position;
        set(message, 0).set(message + 4, FRAME_SPACE).set(message + 8, frame).set(message + 12, 1);
        set(FRAME_QUEUE + 16, (position + 1) % MESSAGES);
        serial++;
        return this;
    }

    /** The newest picture's structure. */
    int frame() {
        return FRAMES + (serial - 1) % 2 * FRAME_SPACE;
    }

    byte[] bytes() {
        byte[] all = new byte[LENGTH];
        memory.get(0, all);
        return all;
    }
}
