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
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** A provider that has checks and nothing else; a test overrides what it needs beside them. */
public class StandIn implements GraphicsProvider {
    private final String id;
    private final List<Check> checks;

    /** @param checks what it asks, in this order */
    public StandIn(String id, Check... checks) {
        this(id, List.of(checks));
    }

    /** The same of a list. */
    public StandIn(String id, List<Check> checks) {
        this.id = id;
        this.checks = List.copyOf(checks);
    }

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of(id, id, "For tests", Trait.EMULATED);
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
        // it has nothing to add
    }

    @Override
    public List<Check> checks() {
        return checks;
    }
}
