// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vitrine.core.Host;
import org.vitrine.core.HostSource;
import org.vitrine.core.Hosts;
import org.vitrine.core.Providers;
import org.vitrine.core.Subscription;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/** Keeps the hosts that sources reach. */
@Component
public final class HostsEngine implements Hosts {
    private static final String LOCAL = "local";

    private final Providers providers;
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final Map<HostSource, ScannedHost> hosts = new LinkedHashMap<>();

    /** @param providers say what a snapshot must hold */
    @Activate
    public HostsEngine(@Reference Providers providers) {
        this.providers = providers;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(HostSource source) {
        synchronized (this) {
            hosts.put(source, new ScannedHost(source, this::probes));
        }
        listeners.tell(Boolean.TRUE);
    }

    void removeSource(HostSource source) {
        synchronized (this) {
            ScannedHost host = hosts.remove(source);
            if (host != null) {
                host.close();
            }
        }
        listeners.tell(Boolean.TRUE);
    }

    private List<Probe> probes() {
        Set<Probe> wanted = new LinkedHashSet<>(HostSnapshot.commonProbes());
        providers.active().forEach(provider -> {
            wanted.addAll(provider.probes());
            provider.checks().forEach(check -> wanted.addAll(check.probes()));
        });
        Stream.concat(CommonQuestions.all(), providers.checks().stream())
                .forEach(check -> wanted.addAll(check.probes()));
        return List.copyOf(wanted);
    }

    @Override
    public synchronized List<Host> all() {
        return hosts.values().stream().map(Host.class::cast)
                .sorted(Comparator.comparing((Host host) -> !host.id().equals(LOCAL)).thenComparing(Host::id)).toList();
    }

    @Override
    public Optional<Host> local() {
        return find(LOCAL);
    }

    @Override
    public Optional<Host> find(String name) {
        return all().stream().filter(host -> host.id().equals(name)).findFirst();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(news -> listener.run());
    }
}
