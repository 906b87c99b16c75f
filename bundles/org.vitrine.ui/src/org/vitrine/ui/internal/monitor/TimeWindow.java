// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

/**
 * Which time the charts show. Immutable.
 *
 * @param span milliseconds from the left edge to the right one
 * @param end  the time at the right edge, milliseconds since 1970; {@link #NOW} follows the clock
 */
record TimeWindow(long span, long end) {
    /** The right edge is the present. */
    static final long NOW = Long.MAX_VALUE;
    /** The shortest span, milliseconds. */
    static final long SHORTEST = 10_000;
    /** The longest span: as far as anything is remembered, milliseconds. */
    static final long LONGEST = 3_600_000;
    private static final double BACK = 0.999;

    /** Two minutes until now. */
    static TimeWindow start() {
        return new TimeWindow(120_000, NOW);
    }

    /** Keeps the span within its bounds. */
    TimeWindow {
        span = Math.clamp(span, SHORTEST, LONGEST);
    }

    /** Whether it goes along with the clock. */
    boolean follows() {
        return end == NOW;
    }

    /** The time at the right edge. */
    long right(long now) {
        return follows() ? now : end;
    }

    /** The time at the left edge. */
    long left(long now) {
        return right(now) - span;
    }

    /** The same span, until the present. */
    TimeWindow following() {
        return new TimeWindow(span, NOW);
    }

    /** The same time from now on. */
    TimeWindow stopped(long now) {
        return new TimeWindow(span, right(now));
    }

    /** Another span; what is at a place stays there, but while it follows the clock the right edge does. */
    TimeWindow zoomed(double factor, double share, long now) {
        long next = Math.clamp(Math.round(span * factor), SHORTEST, LONGEST);
        long at = left(now) + Math.round(span * share);
        return follows()
                ? new TimeWindow(next, NOW)
                : new TimeWindow(next, at + Math.round(next * (1 - share))).inTime(now);
    }

    /** Moved by a share of its span, to the past by a negative one; moved past the present it follows again. */
    TimeWindow moved(double share, long now) {
        return new TimeWindow(span, right(now) + Math.round(span * share)).inTime(now);
    }

    private TimeWindow inTime(long now) {
        long earliest = now - LONGEST + Math.round(span * BACK);
        return end >= now ? following() : new TimeWindow(span, Math.max(end, Math.min(earliest, now)));
    }

    /** The time at a share of the width. */
    long at(double share, long now) {
        return left(now) + Math.round(span * share);
    }
}
