// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

/** Which of several monitors a full screen fills. */
class MonitorsTest {
    private static final Rectangle LEFT = new Rectangle(0, 0, 1920, 1080);
    private static final Rectangle RIGHT = new Rectangle(1920, 0, 2560, 1440);
    private final Monitors two = new Monitors(List.of(LEFT, RIGHT), 1);

    @Test
    void theLastChoiceHoldsWhileItIsThere() {
        assertEquals(0, two.preferred(0));
        assertEquals(1, two.preferred(1));
        assertEquals(1, two.preferred(-1), "none was chosen: where the workbench is");
        assertEquals(1, two.preferred(2), "it has gone: where the workbench is");
    }

    @Test
    void eachHasItsPlace() {
        assertEquals(LEFT, two.area(0));
        assertEquals(RIGHT, two.area(1));
        assertEquals(LEFT, new Monitors(List.of(LEFT), 0).area(1), "pulled out while the menu was open");
    }

    @Test
    void theMenuSaysTheirSizesAndWhichOneThisIs() {
        assertEquals(List.of("Monitor 1 (1920 \u00d7 1080)", "Monitor 2 (2560 \u00d7 1440, this one)"), two.names());
        assertEquals(List.of("Monitor 1 (1920 \u00d7 1080)"), new Monitors(List.of(LEFT), 0).names());
    }
}
