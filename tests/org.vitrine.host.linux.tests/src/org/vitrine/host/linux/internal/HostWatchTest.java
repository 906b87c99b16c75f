// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

class HostWatchTest {
    private static final Duration SOON = Duration.ofMillis(30);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Probe GROUP = Probe.path("/etc/group");
    private final BlockingQueue<Set<String>> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private final CountDownLatch eventsClosed = new CountDownLatch(1);
    private final AtomicReference<HostSnapshot> newest = new AtomicReference<>(group("a"));
    private final AtomicReference<String> there = new AtomicReference<>("a");
    private final AtomicInteger looks = new AtomicInteger();
    private Subscription watch = () -> {
        // each test begins its own
    };

    private final class Fake implements Events {
        @Override
        public Set<String> next(Duration most) throws IOException, InterruptedException {
            if (broken.get()) {
                throw new IOException("gone");
            }
            Set<String> next = said.poll(most.toMillis(), TimeUnit.MILLISECONDS);
            return next == null ? Set.of() : next;
        }

        @Override
        public boolean isListening() {
            return false;
        }

        @Override
        public void close() {
            eventsClosed.countDown();
        }
    }

    private static HostSnapshot group(String text) {
        return HostSnapshot.builder().probed(List.of(GROUP)).put("/etc/group", Entry.file(text)).build();
    }

    private void begin(Duration pause, Consumer<Set<String>> changed) {
        watch = HostWatch.begin(new Fake(), new Poll(probes -> {
            looks.incrementAndGet();
            if (there.get().isEmpty()) {
                throw new VitrineException(Text.of("The host is away"));
            }
            return group(there.get());
        }, newest::get), new HostWatch.Pace(pause, pause, 1), changed);
    }

    private Set<String> next() throws InterruptedException {
        Set<String> next = told.poll(5, TimeUnit.SECONDS);
        return next == null ? Set.of() : next;
    }

    @AfterEach
    void end() {
        watch.close();
    }

    @Test
    void whatTheHostSaysIsToldAtOnce() throws Exception {
        begin(NEVER, told::add);
        said.add(Set.of("/sys/module/kvm"));
        assertEquals(Set.of("/sys/module/kvm"), next());
    }

    @Test
    void whatTheHostDoesNotSayIsFoundAndToldUntilItIsKnown() throws Exception {
        begin(SOON, told::add);
        there.set("b");
        assertEquals(Set.of("/etc/group"), next());
        assertEquals(Set.of("/etc/group"), next(), "nobody acted on it");
        newest.set(group("b"));
        Thread.sleep(300);
        told.clear();
        assertNull(told.poll(300, TimeUnit.MILLISECONDS), "it is known");
        there.set("c");
        assertEquals(Set.of("/etc/group"), next());
    }

    @Test
    void whatChangedBeforeTheFirstLookIsFound() throws Exception {
        there.set("b");
        begin(NEVER, told::add);
        assertEquals(Set.of("/etc/group"), next());
    }

    @Test
    void aHostThatEndsToSpeakIsLookedAtAsAWholeAndGoesOnBeingWatched() throws Exception {
        begin(SOON, told::add);
        broken.set(true);
        assertTrue(next().contains("/"));
        assertTrue(eventsClosed.await(5, TimeUnit.SECONDS));
        there.set("b");
        assertEquals(Set.of("/etc/group"), next());
    }

    @Test
    void aHostThatIsAwayForAWhileIsWatchedAgain() throws Exception {
        begin(SOON, told::add);
        there.set("");
        int before = looks.get();
        while (looks.get() < before + 2) {
            Thread.sleep(10);
        }
        there.set("b");
        assertEquals(Set.of("/etc/group"), next());
    }

    @Test
    void aFaultOfTheListenerEndsNothing() throws Exception {
        begin(NEVER, paths -> {
            told.add(paths);
            throw new IllegalStateException("fault");
        });
        said.add(Set.of("/a"));
        assertEquals(Set.of("/a"), next());
        said.add(Set.of("/b"));
        assertEquals(Set.of("/b"), next());
    }

    @Test
    void closingDoesNotWaitForAListenerThatIsBusyAndTellsItNothingMore() throws Exception {
        var began = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        begin(NEVER, paths -> {
            told.add(paths);
            began.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        said.add(Set.of("/a"));
        assertTrue(began.await(5, TimeUnit.SECONDS));
        said.add(Set.of("/b"));
        long start = System.nanoTime();
        watch.close();
        watch.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() < 100);
        go.countDown();
        assertTrue(eventsClosed.await(5, TimeUnit.SECONDS));
        assertEquals(Set.of("/a"), next());
        assertFalse(told.contains(Set.of("/b")));
    }

    @Test
    void whatIsLookedAtIsHeldBySnapshots() {
        var held = HostSnapshot.commonProbes().stream().filter(Probe.PathProbe.class::isInstance)
                .map(Probe.PathProbe.class::cast).map(Probe.PathProbe::glob).toList();
        assertEquals(List.of(), Poll.LOOKED_AT.stream().filter(glob -> !held.contains(glob)).toList());
    }
}
