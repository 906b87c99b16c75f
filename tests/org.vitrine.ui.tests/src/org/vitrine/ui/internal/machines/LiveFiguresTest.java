// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Connection;
import org.vitrine.core.Feed;
import org.vitrine.core.Host;
import org.vitrine.core.Live;
import org.vitrine.core.Machine;
import org.vitrine.core.Subscription;
import org.vitrine.host.Text;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Subject;
import org.vitrine.ui.internal.endtoend.EventLoop;
import org.vitrine.ui.internal.support.Workbench;

/** What becomes of the core's figures on the way to a card. */
class LiveFiguresTest {
    private static final Metric FOUR_PROCESSORS = Metric.gauge("cpu.busy", "Processors", Unit.PERCENT).atMost(400);
    private static final Metric RATE = Metric.gauge("screen.rate", "Pictures", Unit.PER_SECOND);

    private final Shell shell = new Shell(Display.getCurrent());
    private final FakeConnection connection = FakeConnection.with("one", 3);
    private final FakeMachine first = connection.fakes().getFirst();
    private final FakeLive live = new FakeLive();
    private final List<Machine> changed = new ArrayList<>();
    private final LiveFigures figures = new LiveFigures(live, shell, changed::add);

    @AfterEach
    void dispose() {
        figures.close();
        shell.dispose();
    }

    private static final class FakeLive implements Live {
        private final List<FakeFeed> feeds = new ArrayList<>();

        @Override
        public Feed watch(Host host) {
            throw new UnsupportedOperationException("no host is watched");
        }

        @Override
        public Feed watch(Connection connection) {
            throw new UnsupportedOperationException("never all machines");
        }

        @Override
        public Feed watch(Connection connection, Supplier<Set<String>> uuids) {
            FakeFeed feed = new FakeFeed(uuids);
            feeds.add(feed);
            return feed;
        }

        @Override
        public Subscription offer(Connection connection, Subject machine, Metric metric, DoubleSupplier gauge) {
            throw new UnsupportedOperationException("nothing is offered");
        }
    }

    private static final class FakeFeed implements Feed {
        private final Supplier<Set<String>> uuids;
        private final Map<Series, double[]> known = new HashMap<>();
        private Optional<Runnable> listener = Optional.empty();
        private boolean isClosed;

        FakeFeed(Supplier<Set<String>> uuids) {
            this.uuids = uuids;
        }

        void look() {
            listener.orElseThrow().run();
        }

        @Override
        public List<Series> series() {
            return List.copyOf(known.keySet());
        }

        @Override
        public History history(Series series) {
            throw new UnsupportedOperationException("never an hour");
        }

        @Override
        public History history(Series series, int newest) {
            double[] values = known.getOrDefault(series, new double[0]).clone();
            return new History(new long[values.length], values);
        }

        @Override
        public List<Text> absences() {
            return List.of();
        }

        @Override
        public Optional<Text> problem() {
            return Optional.empty();
        }

        @Override
        public void onLook(Runnable told) {
            listener = Optional.of(told);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    @Test
    void theLoadIsAShareOfAllProcessorsOfTheMachine() {
        figures.want(List.of(first));
        FakeFeed feed = live.feeds.getFirst();
        Subject subject = Subject.machine(first.uuid(), first.name());
        feed.known.put(new Feed.Series(subject, FOUR_PROCESSORS), new double[]{400, Double.NaN, 100});
        feed.known.put(new Feed.Series(subject, RATE), new double[]{30, 90});
        live.feeds.getFirst().look();
        EventLoop.until("its figures", Workbench.SOON, () -> changed.equals(List.of(first)));
        Trace load = figures.of(first).getFirst();
        assertArrayEquals(new double[]{100, Double.NaN, 25}, load.values());
        assertEquals(25, load.newest());
        Trace rate = figures.of(first).getLast();
        assertArrayEquals(new double[]{30, 90}, rate.values());
        assertEquals(90, rate.top(), "the fastest reaches the edge");
    }

    @Test
    void onlyWhoIsWantedIsAskedFor() {
        figures.want(connection.fakes().stream().map(Machine.class::cast).toList());
        figures.want(List.of(first));
        assertEquals(1, live.feeds.size(), "one feed for a connection");
        assertEquals(Set.of(first.uuid()), live.feeds.getFirst().uuids.get());
        figures.want(List.of());
        assertTrue(live.feeds.getFirst().isClosed, "whom nobody wants is not watched");
    }

    @Test
    void whereNothingIsKnownNothingIsDrawnAnew() {
        figures.want(List.of(first));
        live.feeds.getFirst().look();
        EventLoop.run(Duration.ofMillis(300));
        assertEquals(List.of(), changed);
        assertTrue(figures.of(first).stream().allMatch(Trace::isEmpty));
        assertTrue(Double.isNaN(figures.of(first).getFirst().newest()));
    }
}
