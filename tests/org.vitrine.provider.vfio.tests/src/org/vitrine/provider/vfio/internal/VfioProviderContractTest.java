// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.TemplateSource;
import org.vitrine.provider.tck.ProviderContract;
import org.vitrine.provider.tck.TemplatesContract;

class VfioProviderContractTest extends ProviderContract implements TemplatesContract {
    @Override
    public GraphicsProvider provider() {
        return new VfioProvider();
    }

    @Override
    public HostSnapshot host() {
        return Sound.headless();
    }

    /** The GPU; which companions come along depends on what is known of them. */
    @Override
    public Set<String> devices(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.preset().get(VfioFields.FUNCTIONS).getFirst())
                .collect(Collectors.toSet());
    }

    @Override
    public TemplateSource templates() {
        return new VfioTemplates();
    }
}
