// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Feed.History;

class PastTest {
    private static final Key KEY = new Key("host local", "DEVICE x", "gpu.busy");
    private final Past past = new Past();

    @Test
    void theTimeThatNobodyLookedIsAGap() {
        past.keep(KEY, new History(new long[]{1_000, 2_000}, new double[]{1, 2}));
        History all = past.join(KEY, new History(new long[]{9_000}, new double[]{9}));
        assertArrayEquals(new long[]{1_000, 2_000, 2_001, 9_000}, all.times());
        assertArrayEquals(new double[]{1, 2, Double.NaN, 9}, all.values());
    }

    @Test
    void whatTheFeedKnowsItselfIsNotToldTwice() {
        past.keep(KEY, new History(new long[]{1_000, 2_000, 3_000}, new double[]{1, 2, 3}));
        History all = past.join(KEY, new History(new long[]{2_000, 3_000, 4_000}, new double[]{2, 3, 4}));
        assertArrayEquals(new long[]{1_000, 2_000, 3_000, 4_000}, all.times());
    }

    @Test
    void nothingYetIsWhatWasKept() {
        past.keep(KEY, new History(new long[]{1_000}, new double[]{1}));
        History all = past.join(KEY, new History(new long[0], new double[0]));
        assertArrayEquals(new double[]{1, Double.NaN}, all.values());
    }

    @Test
    void olderThanAnHourIsForgotten() {
        past.keep(KEY, new History(new long[]{0, 1_000}, new double[]{1, 2}));
        History all = past.join(KEY, new History(new long[]{3_600_500}, new double[]{3}));
        assertArrayEquals(new long[]{1_000, 1_001, 3_600_500}, all.times());
    }
}
