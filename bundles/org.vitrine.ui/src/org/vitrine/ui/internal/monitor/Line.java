// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.vitrine.core.Feed.History;

/**
 * A history as pixels: runs of points between gaps. Where several points share a column the first, least, most and last of them
 * are kept, so that no peak is lost however much time is shown.
 *
 * @param runs x and y in turn, at least one point each
 */
record Line(List<int[]> runs) {

    /** Draws into a rectangle of this size at the origin; points beyond its sides are left out but for the next on each side. */
    static Line of(History history, long left, long right, Scale scale, int width, int height) {
        var line = new Line(new ArrayList<>());
        long[] times = history.times();
        double[] values = history.values();
        int from = Math.max(0, at(times, left) - 1);
        var run = new Run(line);
        for (int i = from; i < times.length; i++) {
            if (Double.isNaN(values[i])) {
                run.end();
            } else {
                double x = (double) (times[i] - left) / (right - left) * width;
                run.add((int) Math.round(x), (int) Math.round(scale.down(values[i], height)));
            }
            if (times[i] > right) {
                break;
            }
        }
        run.end();
        return line;
    }

    /** The first index whose time is not before. */
    static int at(long[] times, long time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found : -found - 1;
    }

    /** Builds one run after the other. */
    private static final class Run {
        private final Line line;
        private int[] points = new int[64];
        private int length;
        // of the column that is being filled
        private int column;
        private int least;
        private int most;
        private int last;
        private boolean isOpen;

        Run(Line line) {
            this.line = line;
        }

        void add(int x, int y) {
            if (isOpen && x == column) {
                least = Math.min(least, y);
                most = Math.max(most, y);
                last = y;
                return;
            }
            close();
            put(x, y);
            column = x;
            least = y;
            most = y;
            last = y;
            isOpen = true;
        }

        private void close() {
            if (isOpen && (least != last || most != last)) {
                put(column, least);
                put(column, most);
                put(column, last);
            }
            isOpen = false;
        }

        void end() {
            close();
            if (length > 0) {
                line.runs.add(Arrays.copyOf(points, length));
            }
            length = 0;
        }

        private void put(int x, int y) {
            if (length + 2 > points.length) {
                points = Arrays.copyOf(points, 2 * points.length);
            }
            points[length++] = x;
            points[length++] = y;
        }
    }
}
