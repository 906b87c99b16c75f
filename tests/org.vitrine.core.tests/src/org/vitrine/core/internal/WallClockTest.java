// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class WallClockTest {
    private long wall = 1_000_000;
    private long even = 5_000;
    private final WallClock clock = new WallClock(() -> wall, () -> TimeUnit.MILLISECONDS.toNanos(even));

    private void pass(long millis) {
        wall += millis;
        even += millis;
    }

    @Test
    void itGoesOnEvenly() {
        assertEquals(1_000_000, clock.now());
        pass(1000);
        assertEquals(1_001_000, clock.now());
        wall += 1500;
        assertEquals(1_001_001, clock.now(), "a small leap of the wall clock is none");
    }

    @Test
    void itLeapsAfterSleep() {
        clock.now();
        wall += 60_000;
        assertEquals(1_060_000, clock.now());
        pass(10);
        assertEquals(1_060_010, clock.now());
    }

    @Test
    void itNeverGoesBackNorStandsStill() {
        clock.now();
        wall -= 3_600_000;
        assertEquals(1_000_001, clock.now());
        pass(500);
        assertEquals(1_000_500, clock.now());
    }
}
