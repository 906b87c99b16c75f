// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.time.Duration;
import java.util.function.Supplier;

/** A deadline that stands still while a person is asked something. Thread-safe. */
final class Clock {

    private final Duration limit;
    private long end;
    private long heldAt;
    private int holds;

    /** Starts now. */
    Clock(Duration limit) {
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** How long it runs in all. */
    Duration limit() {
        return limit;
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
