// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.time.Duration;
import java.util.function.Supplier;

/** A deadline that stands still while a person is asked something. Thread-safe. */
final class Clock {

    private final Duration limit;
    private final Duration grace;
    private long end;
    private long heldAt;
    private int holds;

    /** Starts now; one who gives up is let go at once. */
    Clock(Duration limit) {
        this(limit, Duration.ZERO);
    }

    /** Starts now; one who gives up waits so long at most until what they started has been undone. */
    Clock(Duration limit, Duration grace) {
        this.limit = limit;
        this.grace = grace;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** How long it runs in all. */
    Duration limit() {
        return limit;
    }

    /** How long one who gives up waits for the undoing. */
    Duration grace() {
        return grace;
    }

    /** Whether the time is over. */
    synchronized boolean isOver() {
        return holds == 0 && System.nanoTime() - end >= 0;
    }

    /** Waits for an answer while the clock stands still. */
    <T> T hold(Supplier<T> answer) {
        hold(1);
        try {
            return answer.get();
        } finally {
            hold(-1);
        }
    }

    private synchronized void hold(int change) {
        long now = System.nanoTime();
        if (holds == 0) {
            heldAt = now;
        }
        holds += change;
        if (holds == 0) {
            end += now - heldAt;
        }
    }
}
