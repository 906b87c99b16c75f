// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vitrine.core.Connection;
import org.vitrine.core.Feed;
import org.vitrine.core.Host;
import org.vitrine.core.Live;
import org.vitrine.core.Subscription;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Subject;

/** Keeps the live sources that Declarative Services finds, and one sampler for each host or connection that is watched. */
@Component
public final class LiveEngine implements Live {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    // what is remembered of something that nobody watches any more
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** A sampler of a connection, and who watches which machines. */
    private record Watched(Sampler sampler, List<Supplier<Set<String>>> wanted) {
    }

    private final Duration period;
    private final Duration deadline;
    private final Map<ServiceReference<LiveSource>, LiveService> services = new LinkedHashMap<>();
    private final Map<ServiceReference<LiveSource>, Supplier<Optional<LiveSource>>> newcomers = new LinkedHashMap<>();
    private final Map<Host, Sampler> hosts = new HashMap<>();
    private final Map<Connection, Watched> connections = new HashMap<>();
    private final List<Offered> offered = new CopyOnWriteArrayList<>();
    private boolean closed;

    /** Looks once a second. */
    @Activate
    public LiveEngine() {
        this(PERIOD, DEADLINE);
    }

    /** @param deadline for each answer of a source */
    LiveEngine(Duration period, Duration deadline) {
        this.period = period;
        this.deadline = deadline;
    }

    /** Whoever still watches sees no more than what was seen. */
    @Deactivate
    synchronized void close() {
        closed = true;
        hosts.values().forEach(Sampler::close);
        connections.values().forEach(watched -> watched.sampler().close());
        services.values().forEach(service -> service.guard().close());
    }

    @Reference(service = LiveSource.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ComponentServiceObjects<LiveSource> objects) {
        add(objects.getServiceReference(), () -> Optional.ofNullable(objects.getService()));
    }

    void removeSource(ComponentServiceObjects<LiveSource> objects) {
        remove(objects.getServiceReference());
    }

    /** A source is started when somebody watches: most commands do not. */
    synchronized void add(ServiceReference<LiveSource> reference, Supplier<Optional<LiveSource>> service) {
        newcomers.put(reference, service);
    }

    synchronized void remove(ServiceReference<LiveSource> reference) {
        newcomers.remove(reference);
        Optional.ofNullable(services.remove(reference)).ifPresent(gone -> gone.guard().close());
    }

    private void meetNewcomers() {
        Map<ServiceReference<LiveSource>, Supplier<Optional<LiveSource>>> come;
        synchronized (this) {
            come = new LinkedHashMap<>(newcomers);
        }
        come.forEach((reference, service) -> service.get()
                .map(source -> LiveService.of(reference, source, deadline)).ifPresent(met -> met(reference, met)));
    }

    private synchronized void met(ServiceReference<LiveSource> reference, LiveService service) {
        if (newcomers.remove(reference) != null) {
            services.put(reference, service);
        } else {
            // it went meanwhile, or somebody else met it
            service.guard().close();
        }
    }

    /** Of each id the best one that has not failed, or one that tells why it has; by id. */
    private List<LiveService> sources() {
        meetNewcomers();
        SortedMap<String, LiveService> best = new TreeMap<>();
        // services compare by ranking, then by age, the better one greater
        known().stream().sorted((a, b) -> a.reference().compareTo(b.reference())).forEach(
                service -> best.merge(service.id(), service,
                        (old, now) -> now.isAside() && !old.isAside() ? old : now));
        return List.copyOf(best.values());
    }

    private synchronized List<LiveService> known() {
        return List.copyOf(services.values());
    }

    @Override
    public synchronized Feed watch(Host host) {
        forget();
        Sampler sampler = hosts.computeIfAbsent(host,
                one -> sampler(one.label(), () -> new HostLooks(one, this::sources)));
        return new WatchedFeed(sampler, () -> {
            // nothing else is kept for it
        });
    }

    @Override
    public Feed watch(Connection connection) {
        return watch(connection, () -> ConnectionLooks.running(connection));
    }

    @Override
    public synchronized Feed watch(Connection connection, Supplier<Set<String>> uuids) {
        forget();
        Watched watched = connections.computeIfAbsent(connection, one -> {
            List<Supplier<Set<String>>> wanted = new CopyOnWriteArrayList<>();
            return new Watched(sampler(one.label(), () -> new ConnectionLooks(one, wanted, offered)), wanted);
        });
        watched.wanted().add(uuids);
        return new WatchedFeed(watched.sampler(), () -> watched.wanted().remove(uuids));
    }

    private Sampler sampler(Text label, Supplier<Looks> begin) {
        var made = new Sampler(label, begin, period);
        if (closed) {
            made.close();
        }
        return made;
    }

    private void forget() {
        hosts.values().removeIf(sampler -> sampler.isIdleFor(REMEMBERED));
        connections.values().removeIf(watched -> watched.sampler().isIdleFor(REMEMBERED));
    }

    @Override
    public Subscription offer(Connection connection, Subject machine, Metric metric, DoubleSupplier gauge) {
        var one = new Offered(connection.uri(), machine, metric, gauge);
        offered.add(one);
        return () -> offered.remove(one);
    }
}
