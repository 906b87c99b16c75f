// SPDX-License-Identifier: EPL-2.0
package org.vitrine.lookingglass.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import org.vitrine.core.GlassFrame;
import org.vitrine.host.GlassMemory;

/**
 * Finds what was written last into the queue of pictures. Nobody has to subscribe for that: the newest message stays where it is
 * until its place is used again. For one thread.
 */
final class FrameReader {
    private static final String[] FORMATS = {"", "BGRA", "RGBA", "RGBA10", "RGBA16F", "BGR_32", "RGB_24"};
    // LGMPHeader and LGMPHeaderQueue
    private static final int QUEUES = 32;
    private static final int QUEUE_LENGTH = 1144;
    private static final int QUEUE_HEAD = 24;
    private static final int FRAMES = 2;
    private static final int MOST_MESSAGES = 4096;
    // LGMPHeaderMessage
    private static final int MESSAGE = 16;
    // KVMFRFrame
    private static final int FRAME = 1084;
    private static final int FLAGS = 1080;
    private static final int TRUNCATED = 4;
    private static final int HDR = 8;
    private static final int LARGEST = 1 << 16;
    private static final int TRIES = 5;

    private final Memory memory;

    FrameReader(Memory memory) {
        this.memory = memory;
    }

    /** The newest picture; empty where there is none, or nothing that could be one. */
    Optional<GlassFrame> newest(GlassMemory head) throws IOException {
        for (int queue = 0; queue < head.queues(); queue++) {
            int at = QUEUES + queue * QUEUE_LENGTH;
            ByteBuffer bytes = bytes(at, QUEUE_HEAD);
            if (bytes.capacity() == QUEUE_HEAD && bytes.getInt(0) == FRAMES) {
                return frame(at);
            }
        }
        return Optional.empty();
    }

    /** What reads the same twice was written before: whoever writes moves on, and uses each place again. */
    private Optional<GlassFrame> frame(int queue) throws IOException {
        Optional<ByteBuffer> before = bytes(queue);
        for (int i = 0; i < TRIES; i++) {
            Optional<ByteBuffer> now = bytes(queue);
            if (now.equals(before)) {
                return now.flatMap(FrameReader::decoded);
            }
            before = now;
        }
        return Optional.empty();
    }

    /** The structure of the newest picture. */
    private Optional<ByteBuffer> bytes(int at) throws IOException {
        ByteBuffer queue = bytes(at, QUEUE_HEAD);
        if (queue.capacity() < QUEUE_HEAD) {
            return Optional.empty();
        }
        long messages = Integer.toUnsignedLong(queue.getInt(4));
        long position = Integer.toUnsignedLong(queue.getInt(16));
        if (messages < 1 || messages > MOST_MESSAGES || position >= messages) {
            return Optional.empty();
        }
        long newest = (position + messages - 1) % messages;
        ByteBuffer message = bytes(Integer.toUnsignedLong(queue.getInt(20)) + newest * MESSAGE, MESSAGE);
        if (message.capacity() < MESSAGE || Integer.toUnsignedLong(message.getInt(4)) < FRAME) {
            return Optional.empty();
        }
        ByteBuffer frame = bytes(Integer.toUnsignedLong(message.getInt(8)), FRAME);
        return frame.capacity() < FRAME ? Optional.empty() : Optional.of(frame);
    }

    private static Optional<GlassFrame> decoded(ByteBuffer frame) {
        int format = frame.getInt(8);
        int rotation = frame.getInt(36);
        int flags = frame.getInt(FLAGS);
        for (int side = 12; side <= 32; side += 4) {
            if (frame.getInt(side) < 1 || frame.getInt(side) > LARGEST) {
                return Optional.empty();
            }
        }
        if (format < 1 || format >= FORMATS.length || rotation < 0 || rotation > 3) {
            return Optional.empty();
        }
        return Optional.of(new GlassFrame(Integer.toUnsignedLong(frame.getInt(4)), FORMATS[format], frame.getInt(12),
                frame.getInt(16), frame.getInt(28), frame.getInt(32), rotation * 90,
                Integer.toUnsignedLong(frame.getInt(44)), (flags & TRUNCATED) != 0, (flags & HDR) != 0));
    }

    private ByteBuffer bytes(long offset, int most) throws IOException {
        return ByteBuffer.wrap(memory.read(offset, most)).order(ByteOrder.LITTLE_ENDIAN);
    }
}
