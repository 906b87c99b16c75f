// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.StaleEditException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * Makes edits of uses; for background threads, since providers are asked. A use from an earlier version of the domain is found
 * again by its anchor; when it is gone, {@link StaleEditException} says so.
 *
 * @param services the core's
 * @param host     the newest facts, on any thread
 */
public record UseEdits(Services services, Supplier<HostSnapshot> host) {

    /** A field set, or unset. */
    public DomainEdit set(Domain domain, String provider, Use use, Field<?> field, Optional<String> text) {
        Use now = again(domain, provider, use);
        Values values = text.isPresent() ? now.values().with(field.id(), text.get()) : now.values().without(field);
        return services.configurator().change(domain, provider(provider), now, values);
    }

    /** A use more. */
    public DomainEdit add(Domain domain, String provider, Values values) {
        return services.configurator().add(domain, provider(provider), values);
    }

    /** A use less. */
    public DomainEdit remove(Domain domain, String provider, Use use, List<Need> dropping) {
        return services.configurator().remove(domain, provider(provider), again(domain, provider, use), dropping);
    }

    /** What only this use needs. */
    public List<Need> leftovers(Domain domain, String provider, Use use) {
        return services.configurator().leftovers(domain, host.get(), provider(provider), again(domain, provider, use));
    }

    /** A way out of a finding. */
    public DomainEdit remedy(Domain domain, Row row, Remedy remedy) {
        return switch (remedy) {
            case Remedy.InDomain inDomain -> inDomain.edit();
            case Remedy.Settings settings -> {
                String provider = row.provider().orElseThrow(UseEdits::gone);
                Use use = again(domain, provider, row.use().orElseThrow(UseEdits::gone));
                yield services.configurator().change(domain, provider(provider), use, settings.values());
            }
            case Remedy.OnHost onHost -> DomainEdit.NONE;
        };
    }

    private GraphicsProvider provider(String id) {
        return services.providers().find(id)
                .orElseThrow(() -> new StaleEditException(NLS.bind(Messages.Remedies_noProvider, id)));
    }

    private Use again(Domain domain, String provider, Use use) {
        return provider(provider).uses(domain, host.get()).stream()
                .filter(now -> now.anchor().id() == use.anchor().id()).findFirst().orElseThrow(UseEdits::gone);
    }

    private static StaleEditException gone() {
        return new StaleEditException(Messages.Remedies_gone);
    }
}
