// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.vitrine.core.Feed.History;

/**
 * What was seen before the view was hidden: nobody samples for a hidden view, and when it is shown again its charts go on where
 * they were, with a gap. For the UI thread.
 */
final class Past {
    private static final History NOTHING = new History(new long[0], new double[0]);
    private final Map<Key, History> kept = new HashMap<>();

    /** Keeps a history until {@link #forget} or until it is older than anything that can be shown. */
    void keep(Key key, History history) {
        kept.put(key, join(key, history));
    }

    void forget(Key key) {
        kept.remove(key);
    }

    /** What was kept, a gap, and what has come since; the latter alone where it reaches back as far. */
    History join(Key key, History now) {
        History before = kept.getOrDefault(key, NOTHING);
        int known = now.times().length == 0 ? before.times().length : Line.at(before.times(), now.times()[0]);
        if (known == 0) {
            return now;
        }
        boolean isGap = known == before.times().length;
        int gap = isGap ? 1 : 0;
        int all = known + gap + now.times().length;
        long[] times = Arrays.copyOf(before.times(), all);
        double[] values = Arrays.copyOf(before.values(), all);
        if (isGap) {
            times[known] = times[known - 1] + 1;
            values[known] = Double.NaN;
        }
        System.arraycopy(now.times(), 0, times, known + gap, now.times().length);
        System.arraycopy(now.values(), 0, values, known + gap, now.values().length);
        return trimmed(times, values);
    }

    private static History trimmed(long[] times, double[] values) {
        int from = Line.at(times, times[times.length - 1] - TimeWindow.LONGEST);
        return from == 0
                ? new History(times, values)
                : new History(Arrays.copyOfRange(times, from, times.length),
                        Arrays.copyOfRange(values, from, values.length));
    }
}
