// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimeWindowTest {
    private static final long NOW = 10_000_000;

    @Test
    void zoomingWhileItFollowsKeepsThePresentAtTheRight() {
        TimeWindow window = TimeWindow.start().zoomed(0.5, 0.2, NOW);
        assertTrue(window.follows());
        assertEquals(60_000, window.span());
        assertEquals(NOW, window.right(NOW));
    }

    @Test
    void zoomingAStoppedOneKeepsWhatIsUnderTheMouse() {
        TimeWindow before = new TimeWindow(100_000, NOW - 200_000);
        TimeWindow after = before.zoomed(0.5, 0.25, NOW);
        assertEquals(before.at(0.25, NOW), after.at(0.25, NOW));
        assertEquals(50_000, after.span());
    }

    @Test
    void spansHaveBounds() {
        assertEquals(TimeWindow.SHORTEST, TimeWindow.start().zoomed(1e-9, 0.5, NOW).span());
        assertEquals(TimeWindow.LONGEST, TimeWindow.start().zoomed(1e9, 0.5, NOW).span());
    }

    @Test
    void movedIntoThePastItStopsAndPastThePresentItFollows() {
        TimeWindow past = TimeWindow.start().moved(-0.5, NOW);
        assertFalse(past.follows());
        assertEquals(NOW - 60_000, past.right(NOW));
        assertEquals(NOW - 60_000, past.right(NOW + 5_000), "it stays where it is");
        assertTrue(past.moved(1, NOW).follows());
    }

    @Test
    void nobodyGetsLostInThePast() {
        TimeWindow far = TimeWindow.start().moved(-1_000, NOW);
        assertTrue(far.right(NOW) >= NOW - TimeWindow.LONGEST, "something is still remembered of it");
    }
}
