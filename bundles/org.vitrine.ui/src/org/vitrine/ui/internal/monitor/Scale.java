// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.ArrayList;
import java.util.List;

import org.vitrine.provider.Metric.Unit;

/**
 * The upright axis of one unit, from zero or, where there are negative figures, from below.
 *
 * @param unit of what
 * @param low  the value at the bottom
 * @param high the value at the top, more than at the bottom
 * @param step from one line of the grid to the next
 */
record Scale(Unit unit, double low, double high, double step) {
    private static final double[] DECIMAL = {1, 2, 2.5, 5, 10};
    private static final double[] BINARY = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};

    /**
     * A scale on which some figures fit.
     *
     * @param least the least of them
     * @param most  the most of them, or what is to be seen at the top
     * @param lines how many lines of a grid there is room for
     */
    static Scale of(Unit unit, double least, double most, int lines) {
        double bottom = Double.isFinite(least) ? Math.min(0, least) : 0;
        double top = Double.isFinite(most) && most > bottom ? most : bottom + smallest(unit);
        double step = step(unit, (top - bottom) / Math.max(1, lines));
        return new Scale(unit, Math.floor(bottom / step) * step, Math.ceil(top / step * (1 - 1e-9)) * step, step);
    }

    /** What an axis shows at least, so that noise near zero does not fill it. */
    private static double smallest(Unit unit) {
        return switch (unit) {
            case PERCENT, HERTZ, WATTS, CELSIUS, PER_SECOND, COUNT -> 1;
            case BYTES, BYTES_PER_SECOND -> 1024;
        };
    }

    private static double step(Unit unit, double rough) {
        boolean isBinary = unit == Unit.BYTES && rough >= 1;
        double base = isBinary ? 1024 : 10;
        double power = Math.pow(base, Math.floor(Math.log(rough) / Math.log(base)));
        for (double nice : isBinary ? BINARY : DECIMAL) {
            if (nice * power >= rough * (1 - 1e-9)) {
                return unit == Unit.COUNT ? Math.max(1, nice * power) : nice * power;
            }
        }
        return base * power;
    }

    /** The values that have a line, from the bottom. */
    List<Double> lines() {
        List<Double> lines = new ArrayList<>();
        for (double line = low; line <= high + step / 2; line += step) {
            lines.add(Math.abs(line) < step / 1e6 ? 0 : line);
        }
        return lines;
    }

    /** Pixels below the top of a value on an axis of this height. */
    double down(double value, int height) {
        return (high - value) / (high - low) * height;
    }
}
