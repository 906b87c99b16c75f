// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.OptionalDouble;

/**
 * One figure at one moment.
 *
 * @param subject of what
 * @param metric  what
 * @param value   in the metric's unit; of a counter its total
 * @param clock   of a counter that was read together with a clock of its own: that clock, so that the point is how much the
 *                counter grew per tick of it and not per second of the look; empty for all others
 */
public record Sample(Subject subject, Metric metric, double value, OptionalDouble clock) {

    /** A figure of the moment of the look. */
    public Sample(Subject subject, Metric metric, double value) {
        this(subject, metric, value, OptionalDouble.empty());
    }

    /** This figure of a counter as read together with a clock of its own. */
    public Sample at(double ticks) {
        return new Sample(subject, metric, value, OptionalDouble.of(ticks));
    }
}
