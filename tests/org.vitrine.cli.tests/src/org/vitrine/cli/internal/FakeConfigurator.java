// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;

import org.vitrine.core.Configurator;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainEdit;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** What the provider alone does; needs are the core's affair. */
final class FakeConfigurator implements Configurator {

    @Override
    public DomainEdit add(Domain domain, GraphicsProvider provider, Values values) {
        return domain.edit(draft -> provider.add(draft, values));
    }

    @Override
    public DomainEdit change(Domain domain, GraphicsProvider provider, Use use, Values values) {
        return domain.edit(draft -> provider.change(draft, use, values));
    }

    @Override
    public DomainEdit remove(Domain domain, GraphicsProvider provider, Use use, List<Need> dropping) {
        return domain.edit(draft -> provider.remove(draft, use));
    }

    @Override
    public List<Need> leftovers(Domain domain, HostSnapshot host, GraphicsProvider provider, Use use) {
        return List.of();
    }
}
