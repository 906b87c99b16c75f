// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.core.KnownProvider;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.Providers;
import org.vitrine.core.Subscription;
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

/** Entries as a test says, and one provider that can be used. */
final class FakeProviders implements Providers {
    final List<ProviderEntry> entries = new ArrayList<>();
    final List<GraphicsProvider> active = new ArrayList<>(List.of(new Video()));

    @Override
    public List<ProviderEntry> all() {
        return entries;
    }

    @Override
    public List<GraphicsProvider> active() {
        return active;
    }

    @Override
    public Optional<GraphicsProvider> find(String id) {
        return active.stream().filter(one -> one.info().id().equals(id)).findFirst();
    }

    @Override
    public List<KnownProvider> known() {
        return List.of();
    }

    @Override
    public List<Check> checks() {
        return List.of();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> active.size();
    }

    /** A model of video card with two settings. */
    static final class Video implements GraphicsProvider {
        private static final List<Field<?>> FIELDS = List.of(
                Field.integer("vgamem").at("model@vgamem").where(kib -> kib >= 1024, "vgamem must be 1024 KiB or more"),
                Field.text("note").at("model@note"));

        @Override
        public ProviderInfo info() {
            return ProviderInfo.of("card", "A card", "Good for tests", Trait.EMULATED, Trait.REMOTE_SCREEN);
        }

        @Override
        public List<Field<?>> fields() {
            return FIELDS;
        }

        @Override
        public List<Candidate> candidates(HostSnapshot host) {
            return List.of();
        }

        @Override
        public List<Use> uses(Domain domain, HostSnapshot host) {
            return domain.devices("video").filter(video -> video.is("model@type", "card"))
                    .map(video -> Use.of(video, "card", Values.read(FIELDS, video))).toList();
        }

        @Override
        public void add(Draft draft, Values values) {
            values.write(draft.addDevice("video").set("model@type", "card"));
        }
    }
}
