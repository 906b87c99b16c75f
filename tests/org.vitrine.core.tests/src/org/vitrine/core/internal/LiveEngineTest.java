// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.vitrine.core.Feed;
import org.vitrine.core.Feed.Series;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

class LiveEngineTest {
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final String BUSY_FILE = "/sys/class/drm/card0/device/gpu_busy_percent";
    private static final Subject CARD = Subject.device("0000:01:00.0", Text.of("Card"));
    private static final Metric BUSY = Metric.gauge("gpu.busy", "Busy", Unit.PERCENT);
    private static final Metric HEAT = Metric.gauge("heat", "Heat", Unit.CELSIUS);
    private static final Series CARD_BUSY = new Series(CARD, BUSY);
    private final LiveEngine engine = new LiveEngine(PERIOD, Duration.ofMillis(400));
    private final Providing services = new Providing();
    private final FakeLiveHost host = new FakeLiveHost();

    @AfterEach
    void end() {
        host.released.countDown();
        services.close();
        engine.close();
    }

    /** A source that a test makes of two functions. */
    private record Source(String id, Function<HostSnapshot, List<Probe>> asks,
            Function<HostSnapshot, Reading> reads) implements LiveSource {
        @Override
        public Text title() {
            return Text.of("Source {0}", id);
        }

        @Override
        public List<Probe> probes(HostSnapshot before) {
            return asks.apply(before);
        }

        @Override
        public Reading decode(HostSnapshot look) {
            return reads.apply(look);
        }
    }

    private static Source busy() {
        return new Source("busy", before -> List.of(Probe.path(BUSY_FILE)),
                look -> LiveSource.Reading.of(look.file(BUSY_FILE).optional().stream()
                        .map(text -> new Sample(CARD, BUSY, Double.parseDouble(text))).toList()));
    }

    private ServiceReference<LiveSource> add(LiveSource source) {
        ServiceReference<LiveSource> reference = services.reference(0);
        engine.add(reference, () -> Optional.of(source));
        return reference;
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it did not come");
            Thread.sleep(2);
        }
    }

    private static boolean has(Feed feed, double value) {
        return Arrays.stream(feed.history(CARD_BUSY).values()).anyMatch(point -> point == value);
    }

    @Test
    void twoFeedsOfOneHostAreSampledOnceAndNothingIsLookedAtForNobody() throws Exception {
        add(busy());
        host.files.put(BUSY_FILE, "42\n");
        Feed first = engine.watch(host);
        await(() -> has(first, 42));
        Feed second = engine.watch(host);
        assertTrue(has(second, 42), "who comes later sees what is remembered");
        first.close();
        first.close();
        host.files.put(BUSY_FILE, "43\n");
        await(() -> has(second, 43));
        assertEquals(1, host.readers.get());
        assertEquals(0, host.closed.get());
        assertEquals(1, host.listening.get(), "the host is watched, so that its newest scan is true");
        second.close();
        await(() -> host.closed.get() == 1);
        assertEquals(0, host.listening.get());
        int looks = host.looks.get();
        Thread.sleep(10 * PERIOD.toMillis());
        assertEquals(looks, host.looks.get());
        try (Feed third = engine.watch(host)) {
            await(() -> host.looks.get() > looks);
            assertEquals(2, host.readers.get());
            assertTrue(has(third, 42), "what was seen is remembered");
        }
    }

    @Test
    void aSourceIsGivenTheLookOnTopOfTheNewestScan() throws Exception {
        host.files.put(BUSY_FILE, "1\n");
        host.scanned = Optional.of(HostSnapshot.builder().probed(List.of(Probe.path("/etc/group")))
                .put("/etc/group", Entry.file("kvm")).build());
        add(new Source("second", before -> before.file(BUSY_FILE).or("not yet").equals("1")
                ? List.of(Probe.path("/proc/meminfo"))
                : List.of(),
                look -> look.file("/etc/group").is("kvm") && look.file("/proc/meminfo").is("much")
                        ? LiveSource.Reading.of(List.of(new Sample(CARD, HEAT, 5)))
                        : LiveSource.Reading.none("none")));
        add(busy());
        host.files.put("/proc/meminfo", "much");
        try (Feed feed = engine.watch(host)) {
            await(() -> Arrays.equals(new double[]{5}, feed.history(new Series(CARD, HEAT), 1).values()));
            assertTrue(host.asked.containsAll(List.of(Probe.path(BUSY_FILE), Probe.path("/proc/meminfo"))),
                    "all sources' probes are one look: " + host.asked);
        }
    }

    @Test
    void aSourceThatThrowsOrHangsIsSetAsideWithTheReasonAndTheOthersGoOn() throws Exception {
        host.files.put(BUSY_FILE, "7\n");
        AtomicInteger asked = new AtomicInteger();
        add(new Source("a-throws", before -> List.of(), look -> {
            asked.incrementAndGet();
            throw new IllegalStateException("boom");
        }));
        add(new Source("b-hangs", before -> services.hang(List.of()), look -> LiveSource.Reading.none("late")));
        add(new Source("c-does-not-know", before -> List.of(),
                look -> LiveSource.Reading
                        .of(List.of(new Sample(CARD, BUSY, look.file("/dev/x").optional().get().length())))));
        add(new Source("d-lacks", before -> List.of(),
                look -> LiveSource.Reading.of(List.of()).lacking("No {0}", "card")));
        add(busy());
        try (Feed feed = engine.watch(host)) {
            await(() -> has(feed, 7) && feed.absences().size() == 4);
            List<String> lines = feed.absences().stream().map(Text::toString).toList();
            assertTrue(lines.get(0).startsWith("Source a-throws: ") && lines.get(0).contains("boom"), lines.get(0));
            assertTrue(lines.get(1).contains("did not answer within 400 ms"), lines.get(1));
            assertEquals("Source c-does-not-know: /dev/x was not probed", lines.get(2));
            assertEquals("Source d-lacks: No card", lines.get(3));
            int looks = host.looks.get();
            await(() -> host.looks.get() > looks + 3);
            assertEquals(1, asked.get(), "it is not asked any more");
        }
    }

    @Test
    void sourcesComeAndGo() throws Exception {
        host.files.put(BUSY_FILE, "7\n");
        try (Feed feed = engine.watch(host)) {
            ServiceReference<LiveSource> reference = add(busy());
            await(() -> has(feed, 7));
            engine.remove(reference);
            await(() -> {
                double[] values = feed.history(CARD_BUSY, 1).values();
                return Double.isNaN(values[0]);
            });
            assertEquals(List.of(CARD_BUSY), feed.series());
        }
    }

    @Test
    void aSlowHostLeavesGapsAndIsNotAskedTwiceAtATime() throws Exception {
        add(busy());
        host.files.put(BUSY_FILE, "1\n");
        try (Feed feed = engine.watch(host)) {
            await(() -> has(feed, 1));
            var go = new CountDownLatch(1);
            host.holds = Optional.of(go);
            int looks = host.looks.get();
            await(() -> host.looks.get() > looks);
            Thread.sleep(8 * PERIOD.toMillis());
            host.holds = Optional.empty();
            host.files.put(BUSY_FILE, "2\n");
            go.countDown();
            await(() -> has(feed, 2));
            double[] values = feed.history(CARD_BUSY).values();
            assertTrue(Arrays.stream(values).anyMatch(Double::isNaN), Arrays.toString(values));
            assertEquals(1, host.mostAtOnce.get());
        }
    }

    @Test
    void aHostOutOfReachIsAProblemAndGaps() throws Exception {
        add(busy());
        host.files.put(BUSY_FILE, "1\n");
        try (Feed feed = engine.watch(host)) {
            await(() -> has(feed, 1));
            assertEquals(Optional.empty(), feed.problem());
            host.away = true;
            await(() -> feed.problem().equals(Optional.of(Text.of("Away"))));
            await(() -> Double.isNaN(feed.history(CARD_BUSY, 1).values()[0]));
            host.away = false;
            host.files.put(BUSY_FILE, "2\n");
            await(() -> has(feed, 2) && feed.problem().isEmpty());
        }
    }

    @Test
    void aHostThatWasNeverScannedIsScannedOnce() throws Exception {
        add(busy());
        host.files.put(BUSY_FILE, "1\n");
        host.scanned = Optional.empty();
        host.away = true;
        try (Feed feed = engine.watch(host)) {
            await(() -> feed.problem().equals(Optional.of(Text.of("Away"))));
            int listened = feed.history(CARD_BUSY).values().length;
            Thread.sleep(5 * PERIOD.toMillis());
            assertEquals(1, host.scans.get(), "people are not asked for a password each second");
            assertEquals(0, listened);
            host.away = false;
            host.scanned = Optional.of(HostSnapshot.nothingKnown());
            await(() -> has(feed, 1));
        }
    }

    @Test
    void aLookThatNobodyWaitsForIsCancelled() throws Exception {
        add(busy());
        host.holds = Optional.of(new CountDownLatch(1));
        Feed feed = engine.watch(host);
        await(() -> host.looks.get() == 1);
        feed.close();
        await(() -> host.cancelled.get() == 1 && host.closed.get() == 1);
    }

    @Test
    void anEngineThatEndsLooksNoMoreThoughAFeedIsOpen() throws Exception {
        add(busy());
        Feed feed = engine.watch(host);
        await(() -> host.looks.get() > 1);
        engine.close();
        await(() -> host.closed.get() == 1);
        Feed late = engine.watch(host);
        int looks = host.looks.get();
        Thread.sleep(10 * PERIOD.toMillis());
        assertEquals(looks, host.looks.get());
        assertEquals(1, host.readers.get());
        late.close();
        feed.close();
    }

    @Test
    void anEngineThatEndsCancelsALook() throws Exception {
        add(busy());
        host.holds = Optional.of(new CountDownLatch(1));
        Feed feed = engine.watch(host);
        await(() -> host.looks.get() == 1);
        engine.close();
        await(() -> host.cancelled.get() == 1 && host.closed.get() == 1);
        feed.close();
    }

    @Test
    void afterEachLookListenersAreToldUntilTheFeedIsClosed() throws Exception {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        Feed one = engine.watch(host);
        try (Feed other = engine.watch(host)) {
            one.onLook(() -> {
                throw new IllegalStateException("a listener's fault");
            });
            one.onLook(first::incrementAndGet);
            other.onLook(second::incrementAndGet);
            await(() -> first.get() > 1);
            one.close();
            one.onLook(first::incrementAndGet);
            await(() -> second.get() > 3);
            int heard = first.get();
            int looks = second.get();
            await(() -> second.get() > looks + 2);
            assertEquals(heard, first.get());
        }
    }

    @Test
    void aConnectionsMachinesAreCountedTogetherWithWhatOthersKnow() throws Exception {
        Metric rate = Metric.gauge("screen.rate", "Pictures", Unit.PER_SECOND);
        Subject machine = Subject.machine("u1", "One");
        var connection = new FakeLiveConnection();
        engine.offer(connection, machine, rate, () -> 30);
        var wrong = engine.offer(connection, Subject.machine("u2", "Two"), rate, () -> {
            throw new IllegalStateException("boom");
        });
        try (Feed some = engine.watch(connection, () -> Set.of("u1", "off", "unknown"))) {
            await(() -> some.problem().isPresent());
            assertEquals("Fake is not connected. Connect to see figures.", some.problem().get().toString());
            connection.open = true;
            await(() -> some.history(new Series(machine, FakeLiveConnection.CPU)).values().length > 0);
            assertEquals(Set.of("u1"), connection.asked, "those that run of those that are wanted");
            assertEquals(30, some.history(new Series(machine, rate), 1).values()[0]);
            try (Feed all = engine.watch(connection)) {
                await(() -> connection.asked.equals(Set.of("u1", "u2")));
                wrong.close();
                assertTrue(all.series().contains(new Series(Subject.machine("u2", "Two"), rate)));
                assertTrue(Double.isNaN(all.history(new Series(Subject.machine("u2", "Two"), rate), 1).values()[0]));
            }
            await(() -> connection.asked.equals(Set.of("u1")));
            assertFalse(some.series().isEmpty());
        }
    }
}
