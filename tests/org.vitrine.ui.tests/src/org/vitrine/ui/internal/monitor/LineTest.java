// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Feed.History;
import org.vitrine.provider.Metric.Unit;

class LineTest {
    private static final Scale PERCENT = new Scale(Unit.PERCENT, 0, 100, 25);

    private static List<int[]> runs(double... values) {
        long[] times = IntStream.range(0, values.length).mapToLong(i -> i * 1_000L).toArray();
        return Line.of(new History(times, values), 0, (values.length - 1) * 1_000L, PERCENT, (values.length - 1) * 10,
                100).runs();
    }

    @Test
    void pointsBecomePixelsFromTheTop() {
        assertArrayEquals(new int[]{0, 100, 10, 50, 20, 0}, runs(0, 50, 100).getFirst());
    }

    @Test
    void aGapEndsARun() {
        List<int[]> runs = runs(0, 50, Double.NaN, 50, Double.NaN, 100);
        assertEquals(3, runs.size());
        assertArrayEquals(new int[]{30, 50}, runs.get(1), "one point alone is still there");
    }

    @Test
    void noPeakIsLostWhereManyShareAColumn() {
        double[] values = new double[3_600];
        values[1_234] = 100;
        long[] times = IntStream.range(0, values.length).mapToLong(i -> i * 1_000L).toArray();
        int[] run = Line.of(new History(times, values), 0, 3_600_000, PERCENT, 100, 100).runs().getFirst();
        assertTrue(IntStream.range(0, run.length / 2).anyMatch(i -> run[2 * i + 1] == 0), "the peak");
        assertTrue(run.length / 2 <= 4 * 101, "four points a column at most: " + run.length / 2);
    }

    @Test
    void whatIsFarBeyondTheSidesIsLeftOut() {
        long[] times = IntStream.range(0, 100).mapToLong(i -> i * 1_000L).toArray();
        int[] run = Line.of(new History(times, new double[100]), 50_500, 59_500, PERCENT, 90, 100).runs().getFirst();
        assertEquals(11, run.length / 2, "ten and one on the left side, the right one being the tenth");
        assertTrue(run[0] < 0);
    }

    @Test
    void nothingIsNoRun() {
        assertEquals(List.of(), Line.of(new History(new long[0], new double[0]), 0, 1, PERCENT, 10, 10).runs());
        assertEquals(List.of(), runs(Double.NaN, Double.NaN));
    }
}
