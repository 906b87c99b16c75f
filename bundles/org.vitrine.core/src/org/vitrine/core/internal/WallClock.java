// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Times of points: the wall clock as it was at first, going on evenly. It follows when the wall clock leaps ahead, as it does
 * when the machine slept, and never goes back. For one thread.
 */
final class WallClock {
    private static final long LEAP_MILLIS = 2000;
    private final LongSupplier wall;
    private final LongSupplier even;
    private long anchor;
    private long last = Long.MIN_VALUE;

    WallClock() {
        this(System::currentTimeMillis, System::nanoTime);
    }

    /**
     * @param wall milliseconds since 1970, may be set to anything
     * @param even nanoseconds that may leave out sleep
     */
    WallClock(LongSupplier wall, LongSupplier even) {
        this.wall = wall;
        this.even = even;
        anchor = wall.getAsLong() - elapsed();
    }

    private long elapsed() {
        return TimeUnit.NANOSECONDS.toMillis(even.getAsLong());
    }

    /** Milliseconds since 1970, each time more. */
    long now() {
        long ahead = wall.getAsLong() - (anchor + elapsed());
        if (ahead > LEAP_MILLIS) {
            anchor += ahead;
        }
        last = Math.max(last + 1, anchor + elapsed());
        return last;
    }
}
