// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import org.vitrine.core.Feed.History;
import org.vitrine.provider.Metric;

/**
 * A figure as it is drawn.
 *
 * @param key     which one
 * @param subject its subject's name for a person
 * @param metric  what it is
 * @param slot    its colour: the same for as long as it is shown
 * @param history its points
 */
record Plot(Key key, String subject, Metric metric, int slot, History history) {

    /** Its name for a person, the subject first. */
    String name() {
        return subject + " \u00b7 " + metric.title();
    }

    /** The index of the point nearest to a time, -1 where there is none within a tolerance. */
    int nearest(long time, long tolerance) {
        long[] times = history.times();
        int after = Line.at(times, time);
        int nearest = -1;
        for (int i = Math.max(0, after - 1); i <= after && i < times.length; i++) {
            boolean isNearer = nearest < 0 || Math.abs(times[i] - time) < Math.abs(times[nearest] - time);
            if (Math.abs(times[i] - time) <= tolerance && isNearer) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** The newest point, not a number for a gap or nothing. */
    double newest() {
        double[] values = history.values();
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }
}
