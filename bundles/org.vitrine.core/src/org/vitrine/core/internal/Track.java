// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.Arrays;

import org.vitrine.core.Feed.Series;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Sample;

/**
 * The points of one series, by the numbers of the looks that brought them, in a ring that grows as it is needed. Looks that
 * brought nothing cost nothing until the next point. For one thread at a time.
 */
final class Track {
    private static final int FIRST = 64;
    // so much later a counter tells nothing of a moment
    private static final double LONGEST_SECONDS = 10;
    private static final double NANOS = 1e9;

    private Series series;
    private double[] ring = new double[FIRST];
    // the looks that are in the ring: from this one, up to and without the next
    private long first;
    private long next;
    private double total;
    private double clock;
    private long readAt;
    // the look, counted without those that failed, that brought the total; none yet
    private long read = Long.MIN_VALUE;

    /** @param look the number of the look that brings its first point */
    Track(Series series, long look) {
        this.series = series;
        first = look;
        next = look;
    }

    /** Its names and its largest value as last told. */
    Series series() {
        return series;
    }

    /** Whether its names or its largest value are other ones now. */
    boolean rename(Series now) {
        boolean isNew = !now.metric().maximum().equals(series.metric().maximum())
                || !now.subject().title().equals(series.subject().title());
        series = isNew ? now : series;
        return isNew;
    }

    /**
     * The point that a sample makes; not a number where a counter has nothing to be compared with.
     *
     * @param nanos when it was read
     * @param count how many looks have succeeded before this one
     */
    double point(Sample sample, long nanos, long count) {
        if (sample.metric().kind() == Metric.Kind.GAUGE) {
            return sample.value();
        }
        double growth = sample.value() - total;
        double ticks = sample.clock().isPresent() ? sample.clock().getAsDouble() - clock : (nanos - readAt) / NANOS;
        boolean isNext = read + 1 == count && (sample.clock().isPresent() || ticks <= LONGEST_SECONDS);
        total = sample.value();
        clock = sample.clock().orElse(0);
        readAt = nanos;
        read = count;
        return isNext && growth >= 0 && ticks > 0 ? growth / ticks : Double.NaN;
    }

    /**
     * Remembers a point; the first one of a look counts.
     *
     * @param most how many points it may remember
     */
    void add(long look, double value, int most) {
        if (look < next) {
            return;
        }
        if (look - first >= ring.length && ring.length < most) {
            resize((int) Math.min(most, Math.max(2L * ring.length, look - first + 1)));
        }
        for (long missed = Math.max(next, look - ring.length); missed < look; missed++) {
            put(missed, Double.NaN);
        }
        put(look, Double.isFinite(value) ? value : Double.NaN);
        next = look + 1;
    }

    private void put(long look, double value) {
        ring[(int) (look % ring.length)] = value;
    }

    /** Keeps the newest points alone. */
    void trim(int most) {
        if (ring.length > most) {
            resize(most);
        }
    }

    private void resize(int length) {
        double[] old = ring;
        first = Math.max(oldest(), next - length);
        ring = new double[length];
        for (long look = first; look < next; look++) {
            put(look, old[(int) (look % old.length)]);
        }
    }

    /** The number of the oldest look that it may remember a point of. */
    long oldest() {
        return Math.max(first, next - ring.length);
    }

    /** The number after that of the last look that brought a point. */
    long next() {
        return next;
    }

    /** The points of looks, gaps for those that brought none. */
    double[] values(long from, long to) {
        double[] values = new double[(int) (to - from)];
        Arrays.fill(values, Double.NaN);
        for (long look = Math.max(from, oldest()); look < Math.min(to, next); look++) {
            values[(int) (look - from)] = ring[(int) (look % ring.length)];
        }
        return values;
    }
}
