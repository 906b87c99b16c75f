// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.vitrine.provider.Metric.Unit;

/** Figures and times in words. */
final class Words {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Words() {
    }

    /** A figure with its unit, three digits long: {@code 37 %}, {@code 1.5 GiB}, {@code 12.3 MB/s}. */
    static String of(Unit unit, double value) {
        return unit.text(value);
    }

    /** The unit's name, for the head of a chart and of a column. */
    static String name(Unit unit) {
        return switch (unit) {
            case PERCENT -> "%";
            case BYTES -> Messages.Unit_bytes;
            case BYTES_PER_SECOND -> Messages.Unit_bytesPerSecond;
            case COUNT -> Messages.Unit_count;
            case PER_SECOND -> Messages.Unit_perSecond;
            case HERTZ -> Messages.Unit_hertz;
            case WATTS -> Messages.Unit_watts;
            case CELSIUS -> Messages.Unit_celsius;
        };
    }

    /** A time of the day. */
    static String time(long millis, ZoneId zone) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
