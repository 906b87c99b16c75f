// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

/**
 * A figure over the last minute.
 *
 * @param values one a second, the newest last; not a number for a gap
 * @param top    the value that reaches the upper edge
 */
record Trace(double[] values, double top) {
    /** How many values are shown at most. */
    static final int LENGTH = 60;
    /** Nothing known. */
    static final Trace NONE = new Trace(new double[0], 1);

    /** The newest value; not a number where there is none. */
    double newest() {
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    /** Whether there is nothing to draw. */
    boolean isEmpty() {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }
}
