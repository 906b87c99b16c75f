// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vitrine.core.Blueprint;
import org.vitrine.core.Configurator;
import org.vitrine.core.Offer;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Providers;
import org.vitrine.core.Templates;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.MachineTemplate;
import org.vitrine.provider.MachineTemplate.Part;
import org.vitrine.provider.TemplateSource;
import org.vitrine.provider.Trait;

/** Keeps the sources of templates that Declarative Services finds, and fits templates to hosts. */
@Component
public final class TemplatesEngine implements Templates {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private record Source(TemplateSource target, Guard guard) {
        /** One that fails has none. */
        List<MachineTemplate> templates() {
            try {
                return guard.call(() -> List.copyOf(target.templates()));
            } catch (ProviderFailedException | UnknownFactException e) {
                return List.of();
            }
        }
    }

    private final Providers providers;
    private final Configurator configurator;
    private final Map<ServiceReference<TemplateSource>, Source> sources = new TreeMap<>(Comparator.reverseOrder());

    /**
     * Made by Declarative Services.
     *
     * @param providers    of which templates are made
     * @param configurator makes the edits
     */
    @Activate
    public TemplatesEngine(@Reference Providers providers, @Reference Configurator configurator) {
        this.providers = providers;
        this.configurator = configurator;
    }

    @Deactivate
    synchronized void close() {
        sources.values().forEach(source -> source.guard().close());
    }

    @Reference(service = TemplateSource.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addSource(ServiceReference<TemplateSource> reference, TemplateSource source) {
        sources.put(reference, new Source(source, new Guard(
                Text.of("The templates of {0}", Registration.origin(reference)), DEADLINE, TemplatesEngine::log)));
    }

    synchronized void removeSource(ServiceReference<TemplateSource> reference) {
        Optional.ofNullable(sources.remove(reference)).ifPresent(gone -> gone.guard().close());
    }

    private static void log(Text why) {
        System.getLogger(TemplatesEngine.class.getName()).log(Level.WARNING, why::toString);
    }

    private synchronized List<Source> sources() {
        return List.copyOf(sources.values());
    }

    @Override
    public List<MachineTemplate> all() {
        return sources().stream().flatMap(source -> source.templates().stream()).filter(
                template -> template.parts().stream().allMatch(part -> providers.find(part.provider()).isPresent()))
                .sorted(Comparator.comparing(this::needsHardware)
                        .thenComparing(template -> template.title().toString(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** What every host can give comes first. */
    private boolean needsHardware(MachineTemplate template) {
        return template.parts().stream().flatMap(part -> providers.find(part.provider()).stream())
                .anyMatch(provider -> !provider.info().traits().contains(Trait.EMULATED));
    }

    @Override
    public List<Offer> parts(MachineTemplate template, List<Offer> offers) {
        return template.parts().stream().flatMap(part -> found(part, offers).or(() -> lacking(part)).stream()).toList();
    }

    /** The best that the host can give; of equally good ones the first. */
    private static Optional<Offer> found(Part part, List<Offer> offers) {
        return offers.stream().filter(offer -> offer.provider().id().equals(part.provider()))
                .filter(offer -> part.isLike(offer.candidate().preset()))
                .min(Comparator.comparing(offer -> offer.report().worst()))
                .map(offer -> part.with().isEmpty()
                        ? offer
                        : new Offer(offer.provider(), new Candidate(offer.candidate().title(),
                                part.on(offer.candidate().preset())), offer.report()));
    }

    private Optional<Offer> lacking(Part part) {
        return providers.find(part.provider()).map(provider -> Offer.lacking(provider,
                part.alone(provider.fields()), Text.of("This host lacks {0}", part.wanted())));
    }

    @Override
    public Domain machine(Blueprint plan, List<Offer> graphics) throws VitrineException {
        Domain domain = plan.domain();
        for (Offer offer : graphics) {
            GraphicsProvider provider = providers.find(offer.provider().id()).orElseThrow(() -> new VitrineException(
                    Text.of("{0} is no longer there: choose other graphics.", offer.provider().title())));
            domain = domain.apply(configurator.add(domain, provider, offer.candidate().preset()));
        }
        return domain;
    }
}
