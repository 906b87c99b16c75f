// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.vitrine.core.CancelledException;
import org.vitrine.core.Host;
import org.vitrine.core.HostReader;
import org.vitrine.core.HostSource;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Redaction;
import org.vitrine.host.Text;

/** A host and its newest snapshot, which is kept up to date while somebody listens. */
final class ScannedHost implements Host {
    private static final long LOOK_MILLIS = 50;
    private static final Duration USUAL = Duration.ofSeconds(3);
    private static final Set<String> EVERYWHERE = Set.of("/");
    private final HostSource source;
    private final Supplier<List<Probe>> probes;
    private final Supplier<Text> label;
    // what was asked for; a recording answers with what it has
    private volatile Set<Probe> asked = Set.of();
    private final AtomicReference<Optional<HostSnapshot>> latest = new AtomicReference<>(Optional.empty());
    private final Listeners<HostSnapshot> listeners = new Listeners<>();
    // one look at a time, so that none replaces what a later one saw
    private final ReentrantLock looking = new ReentrantLock();
    private final Watch watch;
    private final Duration trusted;
    private volatile long trueAt = System.nanoTime();

    ScannedHost(HostSource source, Supplier<List<Probe>> probes) {
        this(source, probes, source::label);
    }

    /** @param label its name for a person */
    ScannedHost(HostSource source, Supplier<List<Probe>> probes, Supplier<Text> label) {
        this(source, probes, label, USUAL);
    }

    /** @param trusted for how long a snapshot is taken for true after it was, without watching the host */
    ScannedHost(HostSource source, Supplier<List<Probe>> probes, Supplier<Text> label, Duration trusted) {
        this.trusted = trusted;
        this.source = source;
        this.probes = probes;
        this.label = label;
        watch = new Watch(() -> source.watch(() -> latest.get().orElseGet(HostSnapshot::nothingKnown), this::refresh));
    }

    @Override
    public String id() {
        return source.id();
    }

    @Override
    public Text label() {
        return label.get();
    }

    @Override
    public Optional<HostSnapshot> latest() {
        return latest.get();
    }

    @Override
    public HostSnapshot scan(Progress progress) throws VitrineException {
        progress.now(Text.of("Looking at {0}", label()));
        await(progress);
        try {
            List<Probe> wanted = probes.get();
            HostSnapshot snapshot = source.collect(wanted, progress);
            asked = Set.copyOf(wanted);
            publish(snapshot);
            return snapshot;
        } finally {
            looking.unlock();
        }
    }

    /**
     * A provider that came since the last scan wants probes that were not made: then the host is looked at again. Where nobody
     * has watched it for a while, its files are.
     */
    @Override
    public HostSnapshot snapshot(Progress progress) throws VitrineException {
        Optional<HostSnapshot> now = latest.get();
        if (now.isEmpty() || !asked.containsAll(probes.get())) {
            return scan(progress);
        }
        if (watch.isCancelled() && System.nanoTime() - trueAt > trusted.toNanos()) {
            progress.now(Text.of("Looking at {0}", label()));
            await(progress);
            try {
                refresh(EVERYWHERE, progress);
            } catch (CancelledException e) {
                throw e;
            } catch (VitrineException e) {
                away(e);
            } finally {
                looking.unlock();
            }
        }
        return latest.get().orElseThrow();
    }

    @Override
    public void record(Path file, boolean keepIdentity, Progress progress) throws VitrineException {
        HostSnapshot snapshot = snapshot(progress);
        progress.now(Text.of("Recording {0}", label()));
        Recording.write(file, keepIdentity
                ? Redaction.ofSecrets().of(snapshot)
                : Redaction.ofIdentity(List.of(label().toString(), source.label().toString())).of(snapshot));
    }

    @Override
    public Subscription onScan(Consumer<HostSnapshot> listener) {
        Subscription subscription = listeners.add(listener);
        watchIfWanted();
        return () -> {
            trueAt = watch.isCancelled() ? trueAt : System.nanoTime();
            subscription.close();
            watchIfWanted();
        };
    }

    @Override
    public HostReader reader() {
        return source.reader();
    }

    /** It is not looked at any more: nobody is told anything, and what holds it is let go. */
    void close() {
        watch.end();
        source.close();
    }

    private void watchIfWanted() {
        watch.want(() -> !listeners.isEmpty() && latest.get().isPresent());
    }

    private void await(Progress progress) throws CancelledException {
        try {
            while (!looking.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (progress.isCancelled()) {
                    throw new CancelledException(Text.of("Looking at the host was cancelled"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(Text.of("Looking at the host was cancelled"));
        }
    }

    private void publish(HostSnapshot snapshot) {
        latest.set(Optional.of(snapshot));
        trueAt = System.nanoTime();
        listeners.tell(snapshot);
        watchIfWanted();
    }

    private void refresh(Set<String> below) {
        looking.lock();
        try {
            refresh(below, watch);
        } catch (VitrineException e) {
            away(e);
        } finally {
            looking.unlock();
        }
    }

    private void refresh(Set<String> below, Progress progress) throws VitrineException {
        HostSnapshot before = latest.get().orElseThrow();
        HostSnapshot now = source.refresh(before, List.copyOf(asked), below, progress);
        if (now != before) {
            publish(now);
        }
        trueAt = System.nanoTime();
    }

    /** What is known stays; the source tells again when it sees that it does not hold. */
    private void away(VitrineException e) {
        System.getLogger(ScannedHost.class.getName()).log(Level.DEBUG, () -> id() + ": " + e.text());
    }
}
