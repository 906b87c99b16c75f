// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.TemplateSource;
import org.vitrine.provider.tck.ProviderContract;
import org.vitrine.provider.tck.Recordings;
import org.vitrine.provider.tck.TemplatesContract;

class SriovProviderContractTest extends ProviderContract implements TemplatesContract {
    @Override
    public GraphicsProvider provider() {
        return new SriovProvider();
    }

    @Override
    public HostSnapshot host() {
        return Sound.withTwo();
    }

    /** The GPU: where a virtual function will be that is not there yet is known as well as its numbers are. */
    @Override
    public Set<String> devices(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.preset().get(SriovFields.PF)).collect(Collectors.toSet());
    }

    @Test
    void eachFunctionThatIsThereIsACandidateAndOneMoreWhereThereCanBe() {
        assertEquals(7, provider().candidates(Sound.host()).size());
        assertEquals(List.of("Virtual function 1 of Intel Panther Lake at 0000:00:02.0"),
                provider().candidates(Sound.host()).stream().limit(1).map(one -> one.title().toString()).toList());
        assertEquals(List.of(), provider().candidates(Recordings.host("nvidia-vgpu-server")));
        assertTrue(provider().candidates(Recordings.host("no-iommu")).isEmpty());
    }

    @Test
    void aFunctionThatIsNotThereIsKnownByTheMetadata() {
        Domain domain = Domain.of(Sound.DOMAIN);
        assertEquals(List.of("{exec_quantum_ms=20, managed=yes, pf=0000:00:02.0, vf=0000:00:02.1}"),
                provider().uses(domain, Recordings.host("single-gpu-desktop")).stream()
                        .map(use -> use.values().toString()).toList());
    }

    @Test
    void whatIsWantedOfAFunctionGoesWithIt() {
        Domain domain = Domain.of(Sound.DOMAIN);
        var use = provider().uses(domain, host()).getFirst();
        Domain without = domain.apply(domain.edit(draft -> provider().remove(draft, use)));
        assertTrue(!without.text().contains("vitrine:device"), without.text());
        Domain moved = domain.apply(domain.edit(draft -> provider().change(draft, use,
                use.values().with(SriovFields.VF, "0000:00:02.3"))));
        String text = moved.text().replace('\'', '"');
        assertTrue(text.contains("name=\"0000:00:02.3\"") && text.contains("function=\"0x3\"")
                && !text.contains("0000:00:02.1"), text);
    }

    @Override
    public TemplateSource templates() {
        return new SriovTemplates();
    }
}
