// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.vitrine.core.CancelledException;
import org.vitrine.core.Host;
import org.vitrine.core.HostReader;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** A host of a few files that a test changes, which counts who looks at it. */
final class FakeLiveHost implements Host {
    final Map<String, String> files = new ConcurrentHashMap<>();
    final AtomicInteger scans = new AtomicInteger();
    final AtomicInteger listening = new AtomicInteger();
    final AtomicInteger readers = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger looks = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();
    final AtomicInteger atOnce = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    /** Ends everything that waits. */
    final CountDownLatch released = new CountDownLatch(1);
    volatile Optional<HostSnapshot> scanned = Optional.of(HostSnapshot.nothingKnown());
    volatile Optional<CountDownLatch> holds = Optional.empty();
    volatile List<Probe> asked = List.of();
    volatile boolean away;

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public Text label() {
        return Text.of("Fake");
    }

    @Override
    public Optional<HostSnapshot> latest() {
        return scanned;
    }

    @Override
    public HostSnapshot scan(Progress progress) throws VitrineException {
        scans.incrementAndGet();
        if (away) {
            throw new VitrineException(Text.of("Away"));
        }
        return HostSnapshot.nothingKnown();
    }

    @Override
    public void record(Path file, boolean keepIdentity, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Subscription onScan(Consumer<HostSnapshot> listener) {
        listening.incrementAndGet();
        return listening::decrementAndGet;
    }

    @Override
    public HostReader reader() {
        readers.incrementAndGet();
        return new HostReader() {
            @Override
            public Look look(List<Probe> probes, Progress progress) throws VitrineException {
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    return answer(probes, progress);
                } finally {
                    atOnce.decrementAndGet();
                }
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private HostReader.Look answer(List<Probe> probes, Progress progress) throws VitrineException {
        asked = probes;
        looks.incrementAndGet();
        hold(progress);
        if (away) {
            throw new VitrineException(Text.of("Away"));
        }
        HostSnapshot.Builder look = HostSnapshot.builder().probed(probes);
        files.forEach((path, text) -> {
            if (probes.contains(Probe.path(path))) {
                look.put(path, Entry.file(text));
            }
        });
        return new HostReader.Look(look.build(), System.nanoTime());
    }

    private void hold(Progress progress) throws CancelledException {
        try {
            while (holds.isPresent() && !holds.get().await(2, TimeUnit.MILLISECONDS) && released.getCount() > 0) {
                if (progress.isCancelled()) {
                    cancelled.incrementAndGet();
                    throw new CancelledException(Text.of("cancelled"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
