// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.vitrine.core.Host;
import org.vitrine.core.HostSource;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** A host and its newest snapshot. */
final class ScannedHost implements Host {
    private final HostSource source;
    private final Supplier<List<Probe>> probes;
    private final AtomicReference<Optional<HostSnapshot>> latest = new AtomicReference<>(Optional.empty());
    private final Listeners<HostSnapshot> listeners = new Listeners<>();

    ScannedHost(HostSource source, Supplier<List<Probe>> probes) {
        this.source = source;
        this.probes = probes;
    }

    @Override
    public String id() {
        return source.id();
    }

    @Override
    public Text label() {
        return source.label();
    }

    @Override
    public Optional<HostSnapshot> latest() {
        return latest.get();
    }

    @Override
    public HostSnapshot scan(Progress progress) throws VitrineException {
        progress.now(Text.of("Looking at {0}", label()));
        HostSnapshot snapshot = source.collect(probes.get(), progress);
        latest.set(Optional.of(snapshot));
        listeners.tell(snapshot);
        return snapshot;
    }

    /** A provider that came since the last scan wants probes that were not made: then the host is looked at again. */
    @Override
    public HostSnapshot snapshot(Progress progress) throws VitrineException {
        Optional<HostSnapshot> now = latest.get();
        return now.isPresent() && Set.copyOf(now.get().probes()).containsAll(probes.get()) ? now.get() : scan(progress);
    }

    @Override
    public Subscription onScan(Consumer<HostSnapshot> listener) {
        return listeners.add(listener);
    }
}
