// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.TemplateSource;
import org.vitrine.provider.tck.ProviderContract;
import org.vitrine.provider.tck.TemplatesContract;

class VirtioProviderContractTest extends ProviderContract implements TemplatesContract {
    @Override
    public GraphicsProvider provider() {
        return new VirtioProvider();
    }

    @Override
    public HostSnapshot host() {
        return Machines.HOST;
    }

    /** By the node's own name, for whether a path stays the same over boots may be unknown. */
    @Override
    public Set<String> devices(List<Candidate> candidates) {
        return candidates.stream().map(one -> one.title().toString().replaceAll("\\(.*\\)", ""))
                .filter(title -> !title.contains("in a window")).collect(Collectors.toSet());
    }

    @Override
    public TemplateSource templates() {
        return new VirtioTemplates();
    }
}
