// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Objects;

import org.junit.jupiter.api.Test;

class PictureRateTest {
    private final ArrayDeque<Runnable> posted = new ArrayDeque<>();
    private double shown = 25;
    private final PictureRate rate = new PictureRate(posted::add, () -> shown);

    private void uiRuns() {
        Objects.requireNonNull(posted.poll()).run();
    }

    @Test
    void theAnswerIsWhatTheUiTold() {
        assertEquals(Double.NaN, rate.getAsDouble());
        uiRuns();
        shown = 30;
        assertEquals(25, rate.getAsDouble());
        uiRuns();
        assertEquals(30, rate.getAsDouble());
    }

    @Test
    void aUiThatIsBusyIsAGapAndIsAskedOnce() {
        rate.getAsDouble();
        assertEquals(Double.NaN, rate.getAsDouble());
        assertEquals(Double.NaN, rate.getAsDouble());
        assertEquals(1, posted.size());
        uiRuns();
        assertEquals(25, rate.getAsDouble());
    }
}
