// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.Test;
import org.vitrine.ui.internal.machine.ScreenId;

/** The picture rate as a table, and the ids of views. */
class RateLogTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void oneRowASecondOldestFirst() {
        RateLog log = new RateLog();
        assertTrue(log.isEmpty());
        log.add(new RateLog.Second(START, "dbus", new Point(1280, 800), 30));
        log.add(new RateLog.Second(START.plusSeconds(2), "dbus", new Point(640, 480), 12.25));
        assertEquals("""
                time,connector,width,height,frames_per_second
                2026-01-02T03:04:05Z,dbus,1280,800,30.0
                2026-01-02T03:04:07Z,dbus,640,480,12.3
                """, log.csv());
    }

    @Test
    void anHourIsKept() {
        RateLog log = new RateLog();
        for (int i = 0; i < 5000; i++) {
            log.add(new RateLog.Second(START.plusSeconds(i), "spice", new Point(1, 1), i));
        }
        assertEquals(3601, log.csv().lines().count());
        assertTrue(log.csv().endsWith(",4999.0\n"));
    }

    @Test
    void anIdNamesMachineAndMonitor() {
        assertEquals(new ScreenId("u", 0), ScreenId.of("u"));
        assertEquals(new ScreenId("u", 3), ScreenId.of(new ScreenId("u", 3).secondary()));
        assertEquals("u", new ScreenId("u", 0).secondary());
        assertEquals(new ScreenId("u@x", 0), ScreenId.of("u@x"));
    }
}
