// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Feed.History;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;

class LaneTest {
    private static final Metric BUSY = Metric.gauge("busy", "Busy", Unit.PERCENT).atMost(100);
    private static final Metric VIDEO = Metric.gauge("video", "Video", Unit.PERCENT).atMost(100);
    private static final Metric MEMORY = Metric.gauge("memory", "Memory", Unit.BYTES).atMost(0x1p33);
    private static final long NOW = 1_000_000;

    private static Plot plot(String subject, Metric metric, double... values) {
        long[] times = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            times[i] = NOW - 1_000L * (values.length - i);
        }
        return new Plot(new Key("s", subject, metric.id()), subject, metric, 0, new History(times, values));
    }

    private static List<Lane> lanes(Plot... plots) {
        return Lane.of(List.of(plots), TimeWindow.start(), NOW, 400, 20);
    }

    @Test
    void aLaneForEachUnitBelowOneAnother() {
        List<Lane> lanes = lanes(plot("A", MEMORY, 1), plot("A", BUSY, 1), plot("B", BUSY, 2));
        assertEquals(List.of(Unit.PERCENT, Unit.BYTES), lanes.stream().map(lane -> lane.scale().unit()).toList());
        assertEquals(List.of(20, 220), lanes.stream().map(Lane::top).toList());
        assertEquals(2, lanes.getFirst().plots().size());
    }

    @Test
    void sharesReachToTheirLargestAndMemoryWhereItComesNear() {
        assertEquals(100, lanes(plot("A", BUSY, 3)).getFirst().scale().high());
        assertEquals(0x1p33, lanes(plot("A", MEMORY, 0x1p32)).getFirst().scale().high());
        assertEquals(1024, lanes(plot("A", MEMORY, 1000)).getFirst().scale().high(), "else nothing would be seen");
    }

    @Test
    void moreThanTheLargestIsShownToo() {
        assertEquals(160, lanes(plot("A", BUSY, 150)).getFirst().scale().high());
    }

    @Test
    void whatIsOutOfSightDoesNotCount() {
        Plot old = new Plot(new Key("s", "A", "memory"), "A", MEMORY, 0,
                new History(new long[]{NOW - 200_000, NOW - 1_000}, new double[]{0x1p33, 100}));
        assertEquals(1, Math.round(lanes(old).getFirst().scale().high() / 128));
    }

    @Test
    void namesSayWhatTellsThemApart() {
        Lane oneDevice = lanes(plot("A", BUSY, 1), plot("A", VIDEO, 1)).getFirst();
        assertEquals("A", oneDevice.common());
        assertEquals("Video", oneDevice.name(oneDevice.plots().get(1)));
        Lane oneMetric = lanes(plot("A", BUSY, 1), plot("B", BUSY, 1)).getFirst();
        assertEquals("Busy", oneMetric.common());
        assertEquals("B", oneMetric.name(oneMetric.plots().get(1)));
        Lane both = lanes(plot("A", BUSY, 1), plot("B", VIDEO, 1)).getFirst();
        assertEquals("", both.common());
        assertEquals("B \u00b7 Video", both.name(both.plots().get(1)));
    }
}
