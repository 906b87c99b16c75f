// SPDX-License-Identifier: EPL-2.0
package org.vitrine.planted;

import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** A provider that does nothing that is forbidden. */
public class PlantedProvider implements GraphicsProvider {

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of("planted", "Planted", "For tests", Trait.EMULATED);
    }

    @Override
    public List<Field<?>> fields() {
        return List.of();
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return List.of();
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return List.of();
    }

    @Override
    public void add(Draft draft, Values values) {
        draft.addDevice("planted");
    }
}
