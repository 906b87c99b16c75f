// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Zooming and scrolling. */
class ViewportTest {
    private static final TopologyLayout PICTURE = new TopologyLayout(List.of(), Map.of(), 4000, 2000);
    private static final Viewport VIEW = Viewport.start().sized(800, 600);

    @Test
    void zoomingKeepsWhatIsUnderThePointer() {
        Viewport before = VIEW.at(1000, 700, PICTURE);
        Viewport after = before.zoomed(1.5, 300, 200, PICTURE);
        assertEquals(before.pictureX(300), after.pictureX(300), 1);
        assertEquals(before.pictureY(200), after.pictureY(200), 1);
        assertEquals(1.5, after.zoom());
    }

    @Test
    void nobodyLeavesThePicture() {
        assertEquals(0, VIEW.at(-50, -50, PICTURE).left());
        assertEquals(3200, VIEW.at(1e6, 0, PICTURE).left());
        assertEquals(1400, VIEW.at(0, 1e6, PICTURE).top());
    }

    @Test
    void everythingFitsAndNothingIsBlownUp() {
        assertEquals(0.2, VIEW.fitted(PICTURE).zoom(), 1e-9);
        assertEquals(1, VIEW.fitted(new TopologyLayout(List.of(), Map.of(), 100, 100)).zoom());
        assertTrue(VIEW.fitted(PICTURE).region().contains(new Area(0, 0, 4000, 2000)));
    }

    @Test
    void revealingMovesAsLittleAsNeeded() {
        Area inside = new Area(10, 10, 300, 40);
        assertEquals(VIEW, VIEW.revealing(inside, PICTURE));
        Viewport moved = VIEW.revealing(new Area(1000, 900, 300, 40), PICTURE);
        assertEquals(500, moved.left());
        assertEquals(340, moved.top());
    }
}
