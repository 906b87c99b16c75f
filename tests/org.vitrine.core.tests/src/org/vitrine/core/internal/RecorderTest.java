// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.vitrine.core.Feed.History;
import org.vitrine.core.Feed.Series;
import org.vitrine.host.Text;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

class RecorderTest {
    private static final double GAP = Double.NaN;
    private static final long SECOND = 1_000_000_000L;
    private static final Subject CARD = Subject.device("0000:01:00.0", Text.of("Card"));
    private static final Metric HEAT = Metric.gauge("heat", "Heat", Unit.CELSIUS);
    private static final Metric SENT = Metric.counter("sent", "Sent", Unit.BYTES_PER_SECOND);
    private final Recorder recorder = new Recorder();
    private long millis = 1_000_000;
    private long nanos = 77 * SECOND;

    private static Sample heat(double value) {
        return new Sample(CARD, HEAT, value);
    }

    private static Sample sent(double total) {
        return new Sample(CARD, SENT, total);
    }

    /** A look a second after the one before. */
    private void look(Sample... samples) {
        lookAfter(1, samples);
    }

    private void lookAfter(double seconds, Sample... samples) {
        millis += (long) (1000 * seconds);
        nanos += (long) (SECOND * seconds);
        recorder.look(millis, nanos, List.of(samples));
    }

    private void fail(double seconds) {
        millis += (long) (1000 * seconds);
        nanos += (long) (SECOND * seconds);
        recorder.gap(millis);
    }

    private double[] values(Metric metric) {
        return recorder.history(new Series(CARD, metric), 10_000).values();
    }

    @Test
    void aGaugeIsItsValueAtTheTimeOfTheLook() {
        look(heat(40));
        lookAfter(2, heat(41.5));
        History history = recorder.history(new Series(CARD, HEAT), 10);
        assertArrayEquals(new double[]{40, 41.5}, history.values());
        assertArrayEquals(new long[]{1_001_000, 1_003_000}, history.times());
    }

    @Test
    void aCounterIsItsGrowthPerSecondOfTheLook() {
        look(sent(1000));
        lookAfter(2, sent(1500));
        lookAfter(0.5, sent(1500));
        assertArrayEquals(new double[]{GAP, 250, 0}, values(SENT));
    }

    @Test
    void aCounterThatShrankBeganAnew() {
        look(sent(1000));
        look(sent(10));
        look(sent(15));
        assertArrayEquals(new double[]{GAP, GAP, 5}, values(SENT));
    }

    @Test
    void aCounterWithAClockIsItsGrowthPerTick() {
        look(sent(100).at(1000));
        look(sent(150).at(1100));
        look(sent(150).at(1100));
        look(sent(250).at(1200));
        assertArrayEquals(new double[]{GAP, 0.5, GAP, 1}, values(SENT), "a clock that stood is a gap");
    }

    @Test
    void whatALookLacksIsAGapAndACounterBeginsAnewAfterIt() {
        look(heat(40), sent(100));
        look(sent(200));
        look(heat(42));
        look(heat(43), sent(900));
        look(heat(44), sent(901));
        assertArrayEquals(new double[]{40, GAP, 42, 43, 44}, values(HEAT));
        assertArrayEquals(new double[]{GAP, 100, GAP, GAP, 1}, values(SENT), "another one may have the name now");
    }

    @Test
    void aLookThatFailedIsAGapAndACounterGoesOnAfterIt() {
        look(heat(40), sent(100));
        fail(1);
        look(heat(42), sent(300));
        assertArrayEquals(new double[]{40, GAP, 42}, values(HEAT));
        assertArrayEquals(new double[]{GAP, GAP, 100}, values(SENT));
        fail(20);
        look(sent(400));
        look(sent(401));
        assertArrayEquals(new double[]{GAP, GAP, 100, GAP, GAP, 1}, values(SENT),
                "after so long it tells nothing of a moment");
    }

    @Test
    void whatIsNoNumberIsAGap() {
        look(heat(Double.NaN));
        look(heat(Double.POSITIVE_INFINITY));
        look(heat(1), heat(2));
        assertArrayEquals(new double[]{GAP, GAP, 1}, values(HEAT), "of one look the first counts");
    }

    @Test
    void atMostAnHourIsRemembered() {
        IntStream.range(0, 5000).forEach(i -> look(heat(i)));
        assertArrayEquals(IntStream.range(1400, 5000).asDoubleStream().toArray(), values(HEAT));
        assertArrayEquals(new double[]{4998, 4999}, recorder.history(new Series(CARD, HEAT), 2).values());
        lookAfter(3000, heat(7));
        assertEquals(602, values(HEAT).length, "an hour of time, not of looks");
    }

    @Test
    void aSeriesBeginsWithItsFirstLookAndWhatIsGoneIsAGapAtTheEnd() {
        IntStream.range(0, 100).forEach(i -> look(heat(i)));
        look(sent(5));
        look(sent(7));
        assertArrayEquals(new double[]{GAP, 2}, values(SENT));
        double[] heat = values(HEAT);
        assertEquals(102, heat.length);
        assertEquals(99, heat[99]);
        assertTrue(Double.isNaN(heat[100]) && Double.isNaN(heat[101]));
        assertEquals(0, recorder.history(new Series(CARD, Metric.gauge("none", "None", Unit.COUNT)), 5).times().length);
    }

    @Test
    void aPointAfterALongGapStandsInItsPlace() {
        IntStream.range(0, 10).forEach(i -> look(heat(i)));
        IntStream.range(0, 1000).forEach(i -> look());
        look(heat(5));
        double[] heat = values(HEAT);
        assertEquals(1011, heat.length);
        assertEquals(9, heat[9]);
        assertEquals(5, heat[1010]);
        assertEquals(1000, Arrays.stream(heat).filter(Double::isNaN).count());
    }

    @Test
    void seriesAreListedBySubjectAsFirstSeenWithTheirNewestNames() {
        Subject other = Subject.device("0000:02:00.0", Text.of("Other"));
        look(heat(1), new Sample(other, HEAT, 1));
        look(sent(1));
        assertEquals(List.of(new Series(CARD, HEAT), new Series(CARD, SENT), new Series(other, HEAT)),
                recorder.series());
        look(new Sample(Subject.device("0000:01:00.0", Text.of("Renamed")), HEAT.atMost(90), 2));
        Series first = recorder.series().getFirst();
        assertEquals("Renamed", first.subject().title().toString());
        assertEquals(OptionalDouble.of(90), first.metric().maximum());
    }

    private static Sample[] machines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new Sample(Subject.machine("m" + i, "m" + i), HEAT, i))
                .toArray(Sample[]::new);
    }

    @Test
    void veryManySeriesAreRememberedForAShorterTimeAndLongerAgainOnceTheyAreGone() {
        IntStream.range(0, 1000).forEach(i -> look(heat(i)));
        look(machines(0, 3000));
        double[] heat = values(HEAT);
        assertTrue(heat.length >= 112 && heat.length < 400, heat.length + " points");
        assertEquals(999, heat[heat.length - 2]);
        IntStream.range(0, 3600 + 64).forEach(i -> look(heat(i)));
        assertEquals(1, recorder.series().size(), "machines that are gone for an hour are forgotten");
        IntStream.range(0, 3600).forEach(i -> look(heat(i)));
        assertArrayEquals(IntStream.range(0, 3600).asDoubleStream().toArray(), values(HEAT));
    }

    @Test
    void whatComesAndGoesIsBounded() {
        IntStream.range(0, 100).forEach(i -> look(machines(100 * i, 100 * i + 100)));
        assertTrue(recorder.series().size() <= 2000 + 64 * 100, recorder.series().size() + " series");
        assertFalse(recorder.isFull());
        look(machines(50_000, 75_000));
        assertEquals(Recorder.MOST_SERIES, recorder.series().size());
        assertTrue(recorder.isFull());
        look(heat(1));
        assertFalse(recorder.isFull(), "those that are gone made room");
    }
}
