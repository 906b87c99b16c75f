// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/** A provider whose uses are the {@code <video>} devices of a model named like its id; the rest is set by tests. */
final class FakeProvider implements GraphicsProvider {
    static final Field<Integer> RAM = Field.integer("ram").at("model@ram");

    private final String id;
    Supplier<ProviderInfo> info;
    Function<HostSnapshot, List<Candidate>> candidates = host -> List.of();
    Supplier<List<Check>> checks = List::of;
    Function<Values, List<Need>> needs = values -> List.of();
    List<Probe> probes = List.of();

    FakeProvider(String id) {
        this.id = id;
        info = () -> ProviderInfo.of(id, id.toUpperCase(), "For tests");
    }

    FakeProvider asking(Check... asked) {
        checks = () -> List.of(asked);
        return this;
    }

    FakeProvider needing(Need... needed) {
        needs = values -> List.of(needed);
        return this;
    }

    @Override
    public ProviderInfo info() {
        return info.get();
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(RAM);
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return candidates.apply(host);
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return domain.devices("video").filter(video -> video.is("model@type", id))
                .map(video -> Use.of(video, id + " device", Values.read(fields(), video))).toList();
    }

    @Override
    public void add(Draft draft, Values values) {
        values.write(draft.addDevice("video").set("model@type", id));
    }

    @Override
    public List<Need> needs(Values values) {
        return needs.apply(values);
    }

    @Override
    public List<Check> checks() {
        return checks.get();
    }

    @Override
    public List<Probe> probes() {
        return probes;
    }
}
