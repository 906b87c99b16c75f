// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** When work has to end: at a time, or when nobody waits any more. Thread-safe. */
public final class Deadline {
    private final long end;
    private final BooleanSupplier cancelled;

    private Deadline(long end, BooleanSupplier cancelled) {
        this.end = end;
        this.cancelled = cancelled;
    }

    /** In so much time, or as soon as the question is answered with yes. */
    public static Deadline in(Duration time, BooleanSupplier cancelled) {
        return new Deadline(System.nanoTime() + time.toNanos(), cancelled);
    }

    /** The same, or earlier when this much time is over before. */
    Deadline within(Duration time) {
        long other = System.nanoTime() + time.toNanos();
        return new Deadline(other - end < 0 ? other : end, cancelled);
    }

    /** Whether nobody waits any more, or not so long. */
    public boolean isOver() {
        return isCancelled() || left().isZero();
    }

    /** Whether somebody gave up waiting. */
    public boolean isCancelled() {
        return cancelled.getAsBoolean();
    }

    /** The time left, never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
