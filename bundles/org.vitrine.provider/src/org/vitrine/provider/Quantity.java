// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Locale;

import org.vitrine.provider.Metric.Unit;

/** Values with their units, three digits long. */
final class Quantity {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P"};
    private static final double MOST_THINGS = 10_000;

    private Quantity() {
    }

    static String text(Unit unit, double value) {
        return switch (unit) {
            case PERCENT -> digits(value) + " %";
            case BYTES -> scaled(value, 1024, BINARY, "");
            case BYTES_PER_SECOND -> scaled(value, 1000, DECIMAL, "B/s");
            case COUNT -> Math.abs(value) >= MOST_THINGS ? scaled(value, 1000, DECIMAL, "").strip() : digits(value);
            case PER_SECOND -> scaled(value, 1000, DECIMAL, "/s");
            case HERTZ -> scaled(value, 1000, DECIMAL, "Hz");
            case WATTS -> digits(value) + " W";
            case CELSIUS -> digits(value) + " \u00b0C";
        };
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
