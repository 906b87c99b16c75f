// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource;
import org.vitrine.provider.MdevFigures;
import org.vitrine.provider.Samples;

/** How many parts Intel's GPUs are in, and how many more they could be. */
@Component
public final class GvtFigures implements LiveSource {
    private static final MdevFigures PARTS = new MdevFigures(Slice.PREFIX);

    @Override
    public String id() {
        return "gvtg";
    }

    @Override
    public Text title() {
        return Text.of("Parts of Intel GPUs (GVT-g)");
    }

    @Override
    public List<Probe> probes(HostSnapshot before) {
        return PARTS.probes(before);
    }

    @Override
    public Reading decode(HostSnapshot look) {
        var samples = new Samples();
        PARTS.add(look, samples);
        return samples.orNone("No Intel GPU here is divided by GVT-g");
    }
}
