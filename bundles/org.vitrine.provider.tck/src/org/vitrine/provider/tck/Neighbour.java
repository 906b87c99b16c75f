// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

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

/**
 * Another technology that has devices of a kind, as small as one can be.
 *
 * @param kind the device's element
 */
record Neighbour(String kind) implements GraphicsProvider {
    private static final Field<String> NAME = Field.text("name").at("alias@name").explained("To be told apart.");

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of("neighbour-" + kind, "Neighbour", "Stands beside others", Trait.EMULATED);
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(NAME);
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return List.of(Candidate.of(Values.of(fields()).with(NAME, "ua-neighbour"), "A neighbour"));
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return domain.devices(kind).filter(device -> device.is("alias@name", "ua-neighbour"))
                .map(device -> Use.of(device, "neighbour", Values.read(fields(), device))).toList();
    }

    @Override
    public void add(Draft draft, Values values) {
        values.write(draft.addDevice(kind).set(kind.equals("video") ? "model@type" : "@type",
                kind.equals("video") ? "bochs" : "usb"));
    }
}
