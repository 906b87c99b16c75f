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
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vitrine.core.Dialects;
import org.vitrine.core.Host;
import org.vitrine.core.HostReach;
import org.vitrine.core.HostSource;
import org.vitrine.core.Hosts;
import org.vitrine.core.Providers;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** Keeps the hosts that are here by themselves and those that people name. */
@Component
public final class HostsEngine implements Hosts {
    private static final String LOCAL = "local";

    private final Providers providers;
    private final Dialects dialects;
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final Map<HostSource, ScannedHost> hosts = new LinkedHashMap<>();
    private final KnownHosts known;

    /**
     * @param providers say what a snapshot must hold
     * @param dialects  say it too
     */
    @Activate
    public HostsEngine(@Reference Providers providers, @Reference Dialects dialects) {
        this(providers, dialects, SavedNames.ofUser("hosts"));
    }

    HostsEngine(Providers providers, Dialects dialects, SavedNames saved) {
        this.providers = providers;
        this.dialects = dialects;
        known = new KnownHosts(saved, this::probes);
    }

    @Deactivate
    void close() {
        known.close();
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

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addReach(HostReach reach) {
        known.add(reach);
        listeners.tell(Boolean.TRUE);
    }

    void removeReach(HostReach reach) {
        known.remove(reach);
        listeners.tell(Boolean.TRUE);
    }

    private List<Probe> probes() {
        Set<Probe> wanted = new LinkedHashSet<>(HostSnapshot.commonProbes());
        providers.active().forEach(provider -> {
            wanted.addAll(provider.probes());
            provider.checks().forEach(check -> wanted.addAll(check.probes()));
        });
        Stream.of(CommonQuestions.all(), providers.checks().stream(),
                dialects.all().stream().flatMap(dialect -> dialect.checks().stream())).flatMap(checks -> checks)
                .forEach(check -> wanted.addAll(check.probes()));
        return List.copyOf(wanted);
    }

    @Override
    public List<Host> all() {
        return Stream.concat(registered().stream(), known.list().stream()).map(Host.class::cast)
                .sorted(Comparator.comparing((Host host) -> !host.id().equals(LOCAL)).thenComparing(Host::id)).toList();
    }

    private synchronized List<ScannedHost> registered() {
        return List.copyOf(hosts.values());
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
    public Host open(String name) throws VitrineException {
        Optional<Host> same = find(name);
        if (same.isPresent()) {
            return same.get();
        }
        if (name.equals(LOCAL)) {
            throw new VitrineException(Text.of("Nothing in this installation looks at this machine: the bundle "
                    + "org.vitrine.host.linux is missing. Install Vitrine anew."));
        }
        Host host = known.open(name);
        listeners.tell(Boolean.TRUE);
        return host;
    }

    @Override
    public boolean isSaved(Host host) {
        return known.isSaved(host.id());
    }

    @Override
    public Host save(String name, String label) throws VitrineException {
        Host host = known.save(name, label);
        listeners.tell(Boolean.TRUE);
        return host;
    }

    @Override
    public void forget(Host host) throws VitrineException {
        known.forget(host.id());
        listeners.tell(Boolean.TRUE);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(news -> listener.run());
    }
}
