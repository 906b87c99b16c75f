// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.host.Text;

/**
 * What is measured, of any subject. Two are the same when their ids are.
 *
 * @param id      lower-case words with dots, the general one first: {@code gpu.busy}, {@code engine.render.busy},
 *                {@code memory.used}
 * @param title   its name for a person
 * @param unit    what its values are in
 * @param kind    how values become points of a chart
 * @param maximum the largest value there can be, where that is known: 100 for a share, the size of a memory
 */
public record Metric(String id, Text title, Unit unit, Kind kind, OptionalDouble maximum) {

    /** Units of figures; a chart scales them by itself and never mixes two on one axis. */
    public enum Unit {
        /** Hundredths of what there is; of one processor or engine, so several can sum to more than 100. */
        PERCENT,
        /** Bytes. */
        BYTES,
        /** Bytes per second. */
        BYTES_PER_SECOND,
        /** Things. */
        COUNT,
        /** Things per second: pictures, requests. */
        PER_SECOND,
        /** Cycles per second. */
        HERTZ,
        /** Watts. */
        WATTS,
        /** Degrees Celsius. */
        CELSIUS;

        /** A value with this unit for a person, three digits long: {@code 37 %}, {@code 1.5 GiB}, {@code 12.3 MB/s}. */
        public String text(double value) {
            return Quantity.text(this, value);
        }
    }

    /** How values become points. */
    public enum Kind {
        /** The value is the point. */
        GAUGE,
        /**
         * A total that only grows; the point is how much it grew per second, in the unit. A share of busy time in per cent is
         * told as hundredths of seconds: nanoseconds divided by 10,000,000. One that shrinks began anew: a gap.
         */
        COUNTER
    }

    /** A value that is a point. */
    public static Metric gauge(String id, String title, Unit unit) {
        return new Metric(id, Text.of(title), unit, Kind.GAUGE, OptionalDouble.empty());
    }

    /** A total whose growth per second is the point. */
    public static Metric counter(String id, String title, Unit unit) {
        return new Metric(id, Text.of(title), unit, Kind.COUNTER, OptionalDouble.empty());
    }

    /** This metric where the largest value is known. */
    public Metric atMost(double largest) {
        return new Metric(id, title, unit, kind, OptionalDouble.of(largest));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Metric that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
