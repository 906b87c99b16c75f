// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.Providers;
import org.vitrine.core.Subscription;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.GraphicsProvider;

/** Keeps the providers and checks that Declarative Services finds. */
@Component
public final class ProvidersEngine implements Providers {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Guard guard;
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final Map<ServiceReference<GraphicsProvider>, Registration> registrations = new LinkedHashMap<>();
    private final Map<ServiceReference<Check>, Check> checks = new LinkedHashMap<>();

    /** With the deadline of the product. */
    @Activate
    public ProvidersEngine() {
        this(DEADLINE);
    }

    ProvidersEngine(Duration deadline) {
        guard = new Guard(deadline);
    }

    @Deactivate
    void close() {
        guard.close();
    }

    @Reference(service = GraphicsProvider.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addProvider(ServiceReference<GraphicsProvider> reference, GraphicsProvider provider) {
        Registration registration = Registration.of(reference, provider, guard, this::changed);
        synchronized (this) {
            registrations.put(reference, registration);
        }
        changed();
    }

    void removeProvider(ServiceReference<GraphicsProvider> reference) {
        synchronized (this) {
            registrations.remove(reference);
        }
        changed();
    }

    @Reference(service = Check.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(ServiceReference<Check> reference, Check check) {
        var quarantine = new Quarantine(Text.of("A check of {0}", Registration.origin(reference)), guard, why -> changed());
        Check guarded = quarantine.call(() -> new GuardedCheck(check, quarantine));
        synchronized (this) {
            checks.put(reference, guarded);
        }
        changed();
    }

    void removeCheck(ServiceReference<Check> reference) {
        synchronized (this) {
            checks.remove(reference);
        }
        changed();
    }

    private void changed() {
        listeners.tell(Boolean.TRUE);
    }

    private synchronized List<Registration> sorted() {
        Collection<Registration> all = registrations.values();
        // DS compares references by ranking, then by age, the better one greater
        return all.stream().sorted(Comparator.comparing((Registration r) -> r.info().id())
                .thenComparing(Registration::isAside)
                .thenComparing(Comparator.comparing(Registration::reference).reversed())).toList();
    }

    @Override
    public List<ProviderEntry> all() {
        List<ProviderEntry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Registration registration : sorted()) {
            entries.add(registration.entry(!seen.add(registration.info().id())));
        }
        return entries;
    }

    @Override
    public List<GraphicsProvider> active() {
        Set<String> seen = new HashSet<>();
        return sorted().stream().filter(registration -> !registration.isAside())
                .filter(registration -> seen.add(registration.info().id())).map(Registration::provider).toList();
    }

    @Override
    public Optional<GraphicsProvider> find(String id) {
        return active().stream().filter(provider -> provider.info().id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<Check> checks() {
        return List.copyOf(checks.values());
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(news -> listener.run());
    }
}
