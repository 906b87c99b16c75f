// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vitrine.core.Configurator;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.core.Providers;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.UnknownFactException;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** Composes what providers write with what they need. */
@Component
public final class ConfiguratorEngine implements Configurator {
    private final Providers providers;

    /** @param providers whose other uses may need what one use leaves over */
    @Activate
    public ConfiguratorEngine(@Reference Providers providers) {
        this.providers = providers;
    }

    @Override
    public DomainEdit add(Domain domain, GraphicsProvider provider, Values values) {
        return domain.edit(draft -> {
            // needs first: the use's own settings at shared places then find the elements that the needs make
            makeMissing(draft, needs(provider, values));
            provider.add(draft, values);
        });
    }

    @Override
    public DomainEdit change(Domain domain, GraphicsProvider provider, Use use, Values values) {
        List<Need> before = needs(provider, use.values());
        List<Need> fresh = needs(provider, values).stream().filter(need -> before.stream().noneMatch(need::isSame))
                .toList();
        return domain.edit(draft -> {
            makeMissing(draft, fresh);
            provider.change(draft, use, values);
        });
    }

    @Override
    public DomainEdit remove(Domain domain, GraphicsProvider provider, Use use, List<Need> dropping) {
        return domain.edit(draft -> {
            provider.remove(draft, use);
            dropping.forEach(need -> need.drop(draft));
        });
    }

    @Override
    public List<Need> leftovers(Domain domain, HostSnapshot host, GraphicsProvider provider, Use use) {
        try {
            List<Need> others = providers.active().stream()
                    .flatMap(other -> other.uses(domain, host).stream()
                            .filter(one -> one.anchor().id() != use.anchor().id())
                            .flatMap(one -> other.needs(one.values()).stream()))
                    .filter(need -> need.isMet(domain)).toList();
            return provider.needs(use.values()).stream().filter(need -> isLeftOver(domain, need, others)).toList();
        } catch (UnknownFactException | ProviderFailedException e) {
            // who cannot tell what it needs may need anything
            return List.of();
        }
    }

    private static boolean isLeftOver(Domain domain, Need need, List<Need> others) {
        DomainEdit drop = domain.edit(need::drop);
        Domain without = domain.apply(drop);
        return !drop.isEmpty() && others.stream().allMatch(other -> other.isMet(without));
    }

    /** None where a value in the file cannot be read: that must not keep a person from writing a better one. */
    private static List<Need> needs(GraphicsProvider provider, Values values) {
        try {
            return provider.needs(values);
        } catch (UnknownFactException e) {
            return List.of();
        }
    }

    private static void makeMissing(Draft draft, List<Need> needs) {
        needs.stream().filter(need -> !need.isMet(draft.now()) && need.conflict(draft.now()).isEmpty())
                .forEach(need -> need.make(draft));
    }
}
