// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.vitrine.core.CancelledException;
import org.vitrine.core.HostSource;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

class ScannedHostTest {
    private static final String GROUP = "/etc/group";
    private final Source source = new Source();
    private final ScannedHost host = new ScannedHost(source, () -> List.of(Probe.path(GROUP)));
    private final List<HostSnapshot> heard = new ArrayList<>();

    /** A host with one file; the test says what changes. */
    private static final class Source implements HostSource {
        private String text = "a";
        private Optional<Consumer<Set<String>>> watcher = Optional.empty();
        private Optional<Supplier<HostSnapshot>> newest = Optional.empty();
        private int begun;
        private boolean away;
        private final CountDownLatch looking = new CountDownLatch(1);
        private Optional<CountDownLatch> hangs = Optional.empty();
        private Optional<Progress> refreshing = Optional.empty();

        @Override
        public String id() {
            return "fake";
        }

        @Override
        public Text label() {
            return Text.of("Fake");
        }

        @Override
        public HostSnapshot collect(List<Probe> probes, Progress progress) throws VitrineException {
            looking.countDown();
            try {
                if (hangs.isPresent()) {
                    hangs.get().await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return HostSnapshot.builder().probed(probes).put(GROUP, Entry.file(text)).build();
        }

        @Override
        public Subscription watch(Supplier<HostSnapshot> now, Consumer<Set<String>> changed) {
            begun++;
            newest = Optional.of(now);
            watcher = Optional.of(changed);
            return () -> watcher = Optional.empty();
        }

        @Override
        public HostSnapshot refresh(HostSnapshot before, List<Probe> probes, Set<String> below, Progress progress)
                throws VitrineException {
            refreshing = Optional.of(progress);
            if (away) {
                throw new VitrineException(Text.of("Away"));
            }
            return before.renewed(below, collect(probes, progress));
        }

        void change(String now) {
            text = now;
            watcher.orElseThrow().accept(Set.of(GROUP));
        }
    }

    private static Fact<String> text(HostSnapshot snapshot) {
        return snapshot.text(GROUP);
    }

    @Test
    void aHostIsWatchedWhileSomebodyListensAndOnceItWasScanned() throws Exception {
        Subscription first = host.onScan(heard::add);
        assertEquals(0, source.begun);
        host.scan(Progress.NONE);
        assertTrue(source.watcher.isPresent());
        Subscription second = host.onScan(snapshot -> {
            // only listens
        });
        assertEquals(1, source.begun);
        first.close();
        first.close();
        assertTrue(source.watcher.isPresent(), "somebody listens yet");
        second.close();
        assertFalse(source.watcher.isPresent());
        host.onScan(heard::add);
        assertEquals(2, source.begun, "who comes after the scan is told of changes too");
    }

    @Test
    void aChangeIsANewSnapshot() throws Exception {
        host.onScan(heard::add);
        HostSnapshot before = host.scan(Progress.NONE);
        source.change("b");
        assertEquals(List.of(Fact.known("a"), Fact.known("b")), heard.stream().map(ScannedHostTest::text).toList());
        assertSame(heard.getLast(), host.latest().orElseThrow());
        assertSame(heard.getLast(), source.newest.orElseThrow().get());
        assertEquals(Fact.known("a"), text(before));
        source.change("b");
        assertEquals(2, heard.size(), "nothing was different");
    }

    @Test
    void whatNobodyWatchedIsLookedAtAgainWhenItIsAskedFor() throws Exception {
        var distrusted = new ScannedHost(source, () -> List.of(Probe.path(GROUP)), source::label, Duration.ZERO);
        HostSnapshot first = distrusted.snapshot(Progress.NONE);
        assertSame(first, distrusted.snapshot(Progress.NONE), "nothing is different");
        source.text = "b";
        assertEquals(Fact.known("b"), text(distrusted.snapshot(Progress.NONE)));
        source.away = true;
        source.text = "c";
        assertEquals(Fact.known("b"), text(distrusted.snapshot(Progress.NONE)), "what is known stays");
        source.away = false;
        try (Subscription watching = distrusted.onScan(heard::add)) {
            assertEquals(Fact.known("b"), text(distrusted.snapshot(Progress.NONE)), "the source would have told");
        }
        assertEquals(Fact.known("c"), text(distrusted.snapshot(Progress.NONE)));
    }

    @Test
    void aHostThatIsAwayKeepsItsSnapshotAndIsTriedAgain() throws Exception {
        host.onScan(heard::add);
        HostSnapshot before = host.scan(Progress.NONE);
        source.away = true;
        source.change("b");
        assertSame(before, host.latest().orElseThrow());
        source.away = false;
        source.change("b");
        assertEquals(Fact.known("b"), text(host.latest().orElseThrow()));
    }

    @Test
    void whatIsReadForNobodyIsCancelled() throws Exception {
        Subscription only = host.onScan(heard::add);
        host.scan(Progress.NONE);
        source.change("b");
        Progress progress = source.refreshing.orElseThrow();
        assertFalse(progress.isCancelled());
        only.close();
        assertTrue(progress.isCancelled());
    }

    @Test
    void aHostWithoutASourceIsNotWatchedAnyMore() throws Exception {
        host.onScan(heard::add);
        host.scan(Progress.NONE);
        host.close();
        assertFalse(source.watcher.isPresent());
        host.onScan(heard::add);
        assertEquals(1, source.begun);
    }

    @Test
    void aSecondScanWaitsForTheFirstAndCanBeCancelledWhileItWaits() throws Exception {
        var go = new CountDownLatch(1);
        source.hangs = Optional.of(go);
        Thread first = Thread.ofPlatform().daemon().start(() -> {
            try {
                host.scan(Progress.NONE);
            } catch (VitrineException e) {
                throw new IllegalStateException(e);
            }
        });
        assertTrue(source.looking.await(10, TimeUnit.SECONDS));
        var cancelled = new AtomicBoolean();
        assertThrows(CancelledException.class, () -> host.scan(new Progress() {
            @Override
            public void now(Text doing) {
                cancelled.set(true);
            }

            @Override
            public boolean isCancelled() {
                return cancelled.get();
            }
        }));
        go.countDown();
        first.join(10_000);
        assertEquals(Fact.known("a"), text(host.latest().orElseThrow()));
    }
}
