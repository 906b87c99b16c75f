// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vitrine.core.Dialects;
import org.vitrine.core.Imported;
import org.vitrine.core.Subscription;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.SourceDocument;
import org.vitrine.provider.Translation;

/** Keeps the dialects that Declarative Services finds. */
@Component
public final class DialectsEngine implements Dialects {
    // a document of many megabytes may take seconds, unlike a provider's answer
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Duration deadline;
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final Map<ServiceReference<Dialect>, DialectService> services = new LinkedHashMap<>();

    /** With the deadline of the product. */
    @Activate
    public DialectsEngine() {
        this(DEADLINE);
    }

    DialectsEngine(Duration deadline) {
        this.deadline = deadline;
    }

    @Deactivate
    synchronized void close() {
        services.values().forEach(DialectService::close);
    }

    @Reference(service = Dialect.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDialect(ComponentServiceObjects<Dialect> objects) {
        add(objects.getServiceReference(), () -> Optional.ofNullable(objects.getService()));
    }

    void removeDialect(ComponentServiceObjects<Dialect> objects) {
        synchronized (this) {
            Optional.ofNullable(services.remove(objects.getServiceReference())).ifPresent(DialectService::close);
        }
        listeners.tell(Boolean.TRUE);
    }

    void add(ServiceReference<Dialect> reference, Supplier<Optional<Dialect>> service) {
        synchronized (this) {
            services.put(reference, new DialectService(reference, service, deadline));
        }
        listeners.tell(Boolean.TRUE);
    }

    private synchronized List<DialectService> worstFirst() {
        return services.values().stream().sorted((a, b) -> a.reference().compareTo(b.reference())).toList();
    }

    @Override
    public List<Dialect> all() {
        SortedMap<String, Dialect> best = new TreeMap<>();
        worstFirst().stream().flatMap(service -> service.dialect().stream())
                .forEach(dialect -> best.put(dialect.info().id(), dialect));
        return List.copyOf(best.values());
    }

    @Override
    public Optional<Dialect> find(String id) {
        return all().stream().filter(dialect -> dialect.info().id().equals(id)).findFirst();
    }

    @Override
    public Optional<Dialect> recognise(String fileName, String text) {
        return text.stripLeading().startsWith("<")
                ? Optional.empty()
                : all().stream().filter(dialect -> dialect.recognises(fileName, text)).findFirst();
    }

    @Override
    public Imported read(Dialect dialect, String text, HostSnapshot host) throws DialectException {
        SourceDocument source = dialect.parse(text);
        Translation translation = dialect.read(source, host);
        try {
            return new Imported(source, Domain.of(translation.text()), translation.losses());
        } catch (DomainException e) {
            throw GuardedDialect
                    .fault(Text.of("{0} made of this document what is no domain ({1}); report it with the document.",
                            dialect.info().title(), String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(news -> listener.run());
    }
}
