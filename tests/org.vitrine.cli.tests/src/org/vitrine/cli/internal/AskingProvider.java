// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.Field;
import org.vitrine.provider.Finding;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** Has a check and nothing else. */
final class AskingProvider implements GraphicsProvider {
    @Override
    public ProviderInfo info() {
        return ProviderInfo.of("asking", "Asking", "Asks");
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
        // nothing is added
    }

    @Override
    public List<Check> checks() {
        return List.of(Check.ofDomain("ASK-1", "Is it asked?", s -> Finding.pass("It is")));
    }
}
