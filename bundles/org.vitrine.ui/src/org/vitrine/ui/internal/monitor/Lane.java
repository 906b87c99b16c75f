// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.vitrine.core.Feed.History;
import org.vitrine.provider.Metric.Unit;

/**
 * The charts of one unit: all of them on one axis.
 *
 * @param scale the axis
 * @param plots the figures
 * @param top   where the plot begins, pixels from the top of the picture
 * @param height of the plot in pixels
 */
record Lane(Scale scale, List<Plot> plots, int top, int height) {
    // the axis reaches to the largest possible value when figures come this near to it
    private static final double NEAR = 0.25;
    private static final int LINE_PIXELS = 36;

    /**
     * Lays lanes out from the top, each the same height, a head above each.
     *
     * @param height of all of them
     * @param head   the height of a head
     */
    static List<Lane> of(List<Plot> plots, TimeWindow window, long now, int height, int head) {
        Map<Unit, List<Plot>> units = new TreeMap<>();
        plots.forEach(plot -> units.computeIfAbsent(plot.metric().unit(), unit -> new ArrayList<>()).add(plot));
        List<Lane> lanes = new ArrayList<>();
        int each = height / Math.max(1, units.size());
        units.forEach((unit, all) -> {
            int top = lanes.size() * each + head;
            int inside = Math.max(1, each - head);
            lanes.add(new Lane(scale(unit, all, window, now, inside), all, top, inside));
        });
        return lanes;
    }

    /** What tells a figure from the others of its lane: the subject, the metric, or both; the rest is {@link #common}. */
    String name(Plot plot) {
        return plots.size() == 1
                ? plot.name()
                : isOneSubject()
                        ? plot.metric().title().toString()
                        : isOneMetric() ? plot.subject() : plot.name();
    }

    /** What all figures of the lane have in common, for its head; may be empty. */
    String common() {
        Plot first = plots.getFirst();
        return plots.size() == 1
                ? ""
                : isOneSubject()
                        ? first.subject()
                        : isOneMetric() ? first.metric().title().toString() : "";
    }

    private boolean isOneSubject() {
        return plots.stream().map(plot -> plot.key().source() + plot.key().subject()).distinct().count() == 1;
    }

    private boolean isOneMetric() {
        return plots.stream().map(Plot::metric).distinct().count() == 1;
    }

    private static Scale scale(Unit unit, List<Plot> plots, TimeWindow window, long now, int height) {
        double least = Double.NaN;
        double most = Double.NaN;
        double possible = 0;
        long left = window.left(now);
        long right = window.right(now);
        for (Plot plot : plots) {
            History history = plot.history();
            for (int i = Line.at(history.times(), left); i < history.times().length
                    && history.times()[i] <= right; i++) {
                double value = history.values()[i];
                if (!Double.isNaN(value)) {
                    least = Double.isNaN(least) ? value : Math.min(least, value);
                    most = Double.isNaN(most) ? value : Math.max(most, value);
                }
            }
            possible = Math.max(possible, plot.metric().maximum().orElse(0));
        }
        boolean isNear = unit == Unit.PERCENT || most >= possible * NEAR;
        double top = possible > 0 && isNear && !(most > possible) ? possible : most;
        return Scale.of(unit, least, top, Math.max(2, height / LINE_PIXELS));
    }
}
