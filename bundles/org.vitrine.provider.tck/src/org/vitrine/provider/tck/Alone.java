// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * Stands for the provider of checks that have none: those of a dialect, or registered alone.
 *
 * @param checks the checks
 */
record Alone(List<Check> checks) implements GraphicsProvider {

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of("alone", "Checks alone", "Has checks and nothing else");
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
        throw new UnsupportedOperationException("there is nothing to add");
    }
}
