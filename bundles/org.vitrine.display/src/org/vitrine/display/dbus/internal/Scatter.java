// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Pieces of memory to be filled in order by one call of the kernel ({@code struct iovec}): how pixels come without a copy. */
final class Scatter implements AutoCloseable {
    private static final int IOVEC = 16;
    /** The kernel's bound of vectors in one call (UIO_MAXIOV). */
    private static final int MOST = 1024;
    private final Memory vectors;
    private final Pointer[] keep;
    private int count;
    private int done;

    /** @param pieces how many there can be */
    Scatter(int pieces) {
        vectors = new Memory((long) Math.max(1, pieces) * IOVEC);
        keep = new Pointer[Math.max(1, pieces)];
    }

    /** One more piece behind those there are; nothing for an empty one. */
    Scatter add(Pointer memory, long length) {
        if (length > 0) {
            vectors.setPointer((long) count * IOVEC, memory);
            vectors.setLong((long) count * IOVEC + 8, length);
            keep[count++] = memory;
        }
        return this;
    }

    boolean isFull() {
        return done == count;
    }

    /** What is left to fill, for one call. */
    Pointer vectors() {
        return vectors.share((long) done * IOVEC);
    }

    /** How many vectors of it one call takes. */
    long count() {
        return Math.min(MOST, count - done);
    }

    /** The first bytes of what was left are filled. */
    void advance(long bytes) {
        long rest = bytes;
        while (rest > 0) {
            long at = (long) done * IOVEC;
            long length = vectors.getLong(at + 8);
            if (rest < length) {
                vectors.setPointer(at, vectors.getPointer(at).share(rest));
                vectors.setLong(at + 8, length - rest);
                return;
            }
            rest -= length;
            done++;
        }
    }

    /** Frees the list, not the pieces. */
    @Override
    public void close() {
        vectors.close();
    }
}
