// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.vitrine.provider.Metric.Unit;

/** Figures and times in words. */
final class Words {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P"};
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Words() {
    }

    /** A figure with its unit, three digits long: {@code 37 %}, {@code 1.5 GiB}, {@code 12.3 MB/s}. */
    static String of(Unit unit, double value) {
        return switch (unit) {
            case PERCENT -> digits(value) + " %";
            case BYTES -> scaled(value, 1024, BINARY, "");
            case BYTES_PER_SECOND -> scaled(value, 1000, DECIMAL, "B/s");
            case COUNT -> Math.abs(value) >= 10_000 ? scaled(value, 1000, DECIMAL, "").strip() : digits(value);
            case PER_SECOND -> scaled(value, 1000, DECIMAL, "/s");
            case HERTZ -> scaled(value, 1000, DECIMAL, "Hz");
            case WATTS -> digits(value) + " W";
            case CELSIUS -> digits(value) + " \u00b0C";
        };
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

    private static String scaled(double value, int step, String[] prefixes, String unit) {
        double rest = value;
        int power = 0;
        while (Math.abs(rest) >= step && power < prefixes.length - 1) {
            rest /= step;
            power++;
        }
        String prefix = prefixes[power] + unit;
        return prefix.equals("/s") ? digits(rest) + prefix : digits(rest) + " " + prefix;
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        String text = String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
