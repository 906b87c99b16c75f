// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vitrine.core.KnownProvider;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.Providers;
import org.vitrine.core.Subscription;
import org.vitrine.provider.Check;
import org.vitrine.provider.GraphicsProvider;

/** Keeps the providers and checks that Declarative Services finds. */
@Component
public final class ProvidersEngine implements Providers {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    // services compare by ranking, then by age, the better one greater
    private static final Comparator<Registration> BEST_FIRST = Comparator
            .comparing((Registration registration) -> registration.info().id())
            .thenComparing(Registration::reference, Comparator.reverseOrder());
    private static final Comparator<ProviderEntry> AS_LISTED = Comparator
            .comparing((ProviderEntry entry) -> entry.info().id()).thenComparing(ProviderEntry::state);

    private final Duration deadline;
    private final List<KnownProvider> known = KnownProviders.read();
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final Map<ServiceReference<GraphicsProvider>, Registration> registrations = new LinkedHashMap<>();
    private final Map<ServiceReference<Check>, LoneCheck> checks = new LinkedHashMap<>();

    /** With the deadline of the product. */
    @Activate
    public ProvidersEngine() {
        this(DEADLINE);
    }

    ProvidersEngine(Duration deadline) {
        this.deadline = deadline;
    }

    @Deactivate
    synchronized void close() {
        registrations.values().forEach(registration -> registration.guard().close());
        checks.values().forEach(check -> check.guard().close());
    }

    @Reference(service = GraphicsProvider.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProvider(ServiceReference<GraphicsProvider> reference, GraphicsProvider provider) {
        Registration registration = Registration.of(reference, provider, deadline, this::changed);
        synchronized (this) {
            registrations.put(reference, registration);
        }
        changed();
    }

    void removeProvider(ServiceReference<GraphicsProvider> reference) {
        synchronized (this) {
            Optional.ofNullable(registrations.remove(reference)).ifPresent(gone -> gone.guard().close());
        }
        changed();
    }

    @Reference(service = Check.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(ServiceReference<Check> reference, Check check) {
        LoneCheck lone = LoneCheck.of(reference, check, deadline, this::changed);
        synchronized (this) {
            checks.put(reference, lone);
        }
        changed();
    }

    void removeCheck(ServiceReference<Check> reference) {
        synchronized (this) {
            Optional.ofNullable(checks.remove(reference)).ifPresent(gone -> gone.guard().close());
        }
        changed();
    }

    private void changed() {
        listeners.tell(Boolean.TRUE);
    }

    private synchronized List<Registration> bestFirst() {
        return registrations.values().stream().sorted(BEST_FIRST).toList();
    }

    /** Of each id the best one that has not failed. */
    private static List<Registration> active(List<Registration> bestFirst) {
        Set<String> seen = new HashSet<>();
        return bestFirst.stream().filter(registration -> !registration.isAside())
                .filter(registration -> seen.add(registration.info().id())).toList();
    }

    @Override
    public List<ProviderEntry> all() {
        List<Registration> all = bestFirst();
        List<Registration> active = active(all);
        return all.stream().map(registration -> registration.entry(active.contains(registration))).sorted(AS_LISTED)
                .toList();
    }

    @Override
    public List<GraphicsProvider> active() {
        return active(bestFirst()).stream().map(Registration::provider).toList();
    }

    @Override
    public Optional<GraphicsProvider> find(String id) {
        return active().stream().filter(provider -> provider.info().id().equals(id)).findFirst();
    }

    @Override
    public List<KnownProvider> known() {
        return known;
    }

    @Override
    public synchronized List<Check> checks() {
        return checks.values().stream().map(LoneCheck::check).toList();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(news -> listener.run());
    }
}
