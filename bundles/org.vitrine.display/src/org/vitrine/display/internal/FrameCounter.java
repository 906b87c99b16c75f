// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.function.LongSupplier;

/** Counts frames of the last second in a ring of times. For one thread. */
public final class FrameCounter {
    private static final int CAPACITY = 1024;
    private static final long SECOND = 1_000_000_000L;
    private final LongSupplier nanoTime;
    private final long[] times = new long[CAPACITY];
    private long count;

    /** @param nanoTime the clock, as {@link System#nanoTime()} */
    public FrameCounter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A frame came. */
    public void frame() {
        times[(int) (count++ % CAPACITY)] = nanoTime.getAsLong();
    }

    /** Frames in the last second, at most 1024. */
    public double rate() {
        long since = nanoTime.getAsLong() - SECOND;
        int frames = 0;
        for (long i = count - 1; i >= Math.max(0, count - CAPACITY) && times[(int) (i % CAPACITY)] - since > 0; i--) {
            frames++;
        }
        return frames;
    }
}
