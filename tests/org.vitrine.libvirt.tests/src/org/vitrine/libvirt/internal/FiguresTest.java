// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

import com.sun.jna.Memory;

class FiguresTest {
    private static final Subject MACHINE = Subject.machine("u", "m");

    private static Map<String, Sample> figures(Map<String, Double> counted) {
        return Figures.of(MACHINE, counted).stream()
                .collect(Collectors.toMap(sample -> sample.metric().id(), sample -> sample));
    }

    private static Metric metric(Map<String, Sample> figures, String id) {
        return Objects.requireNonNull(figures.get(id)).metric();
    }

    private static double value(Map<String, Sample> figures, String id) {
        Sample sample = figures.get(id);
        return sample == null ? Double.NaN : sample.value();
    }

    @Test
    void nanosecondsBecomeHundredthsOfSecondsAndKibBecomeBytes() {
        Map<String, Sample> figures = figures(Map.of("cpu.time", 2.5e9, "vcpu.current", 4.0, "vcpu.0.wait", 1e9,
                "vcpu.3.wait", 5e8, "balloon.current", 1024.0, "balloon.maximum", 2048.0, "balloon.rss", 10.0));
        assertEquals(250, value(figures, "cpu.busy"));
        assertEquals(Metric.Kind.COUNTER, metric(figures, "cpu.busy").kind());
        assertEquals(OptionalDouble.of(400), metric(figures, "cpu.busy").maximum());
        assertEquals(150, value(figures, "cpu.wait"));
        assertEquals(1 << 20, value(figures, "ram.given"));
        assertEquals(OptionalDouble.of(2 << 20), metric(figures, "ram.given").maximum());
        assertEquals(10240, value(figures, "ram.held"));
        assertEquals(4, figures.size());
    }

    @Test
    void disksAndInterfacesAreSummed() {
        var counted = new HashMap<>(Map.of("block.count", 2.0, "block.0.rd.bytes", 100.0,
                "block.12.rd.bytes", 11.0, "block.0.rd.reqs", 5.0, "block.0.wr.reqs", 2.0, "net.0.rx.bytes", 7.0,
                "block.0.backing.rd.bytes", 1000.0));
        Map<String, Sample> figures = figures(counted);
        assertEquals(111, value(figures, "disk.read"));
        assertEquals(7, value(figures, "disk.requests"));
        assertEquals(7, value(figures, "net.received"));
        assertTrue(!figures.containsKey("disk.written") && !figures.containsKey("net.sent"),
                "what is not told is no zero");
    }

    @Test
    void whatTheGuestUsesIsWhatItHasWithoutWhatItCouldDoWithout() {
        assertEquals(768 * 1024.0, value(figures(Map.of("balloon.available", 1024.0, "balloon.usable", 256.0,
                "balloon.unused", 100.0)), "ram.used"));
        assertEquals(924 * 1024.0,
                value(figures(Map.of("balloon.available", 1024.0, "balloon.unused", 100.0)), "ram.used"));
        assertTrue(figures(Map.of("balloon.available", 1024.0)).isEmpty());
    }

    @Test
    void theTimeInTheQueueIsCountedOnce() {
        assertEquals(300, value(figures(Map.of("vcpu.0.delay", 3e9, "vcpu.0.wait", 4e9)), "cpu.wait"));
    }

    @Test
    void typedParametersAreReadAsLibvirtLaysThemOut() {
        try (Memory array = new Memory(6 * 96L)) {
            array.clear();
            String[] names = {"int", "uint", "llong", "ullong", "double", "text"};
            int[] types = {1, 2, 3, 4, 5, 7};
            for (int i = 0; i < names.length; i++) {
                array.setString(96L * i, names[i]);
                array.setInt(96L * i + 80, types[i]);
                array.setLong(96L * i + 88, -1);
            }
            array.setDouble(96 * 4 + 88, 2.5);
            assertEquals(Map.of("int", -1.0, "uint", 4294967295.0, "llong", -1.0, "ullong", 18446744073709551615.0,
                    "double", 2.5), TypedParameters.numbers(array, names.length));
        }
    }
}
