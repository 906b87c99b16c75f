// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Component;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Candidate;
import org.vitrine.provider.Check;
import org.vitrine.provider.CommonChecks;
import org.vitrine.provider.Field;
import org.vitrine.provider.GraphicsProvider;
import org.vitrine.provider.Need;
import org.vitrine.provider.ProviderInfo;
import org.vitrine.provider.Trait;
import org.vitrine.provider.Use;
import org.vitrine.provider.Values;

/**
 * QXL with SPICE: each {@code <video>} of model qxl is a use. An adapter owns its own element; the SPICE server and the
 * agent's channel are shared.
 */
@Component(property = {GraphicsProvider.ID + "=qxl", GraphicsProvider.DEVICES + "=video model@type=qxl"})
public final class QxlProvider implements GraphicsProvider {
    static final List<Field<?>> FIELDS = Stream.concat(QxlFields.ALL.stream(), SpiceFields.ALL.stream())
            .toList();
    private static final List<Check> CHECKS = Stream.of(CommonChecks.kvm(), QxlChecks.all(), SpiceChecks.all())
            .flatMap(List::stream).toList();

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of("qxl", "QXL", "Emulated 2D adapter whose screen SPICE shows; works on every host",
                Trait.EMULATED, Trait.PARAVIRTUAL, Trait.REMOTE_SCREEN);
    }

    @Override
    public List<Field<?>> fields() {
        return FIELDS;
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        Values local = Values.of(FIELDS).with(SpiceFields.LISTEN, "socket");
        return List.of(Candidate.of(sized(local, 32), "QXL adapter"),
                Candidate.of(sized(local, 64), "QXL adapter for a 4K screen"),
                Candidate.of(sized(local, 32).with(QxlFields.PRIMARY, false),
                        "Secondary QXL adapter for one more monitor"));
    }

    /** Memory in the proportions that QEMU's own defaults have: room for two frames, and twice that for commands. */
    private static Values sized(Values values, int mebibytes) {
        int vgamem = mebibytes << 10;
        return values.with(QxlFields.VGAMEM, vgamem).with(QxlFields.RAM, 2 * vgamem).with(QxlFields.VRAM, 2 * vgamem);
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        var videos = new Videos(domain);
        return videos.all().filter(video -> video.is("model@type", "qxl"))
                .map(video -> Use.of(video, videos.isPrimary(video) ? "QXL, primary" : "QXL, secondary",
                        Values.read(FIELDS, video)))
                .toList();
    }

    @Override
    public void add(Draft draft, Values values) {
        values.only(QxlFields.ALL).write(draft.addDevice("video").set("model@type", "qxl"));
    }

    @Override
    public void change(Draft draft, Use use, Values values) {
        GraphicsProvider.super.change(draft, use, values);
        if (!values.equals(use.values())) {
            draft.now().find(SpiceFields.GRAPHICS).map(draft::at).ifPresent(Listen::agree);
        }
    }

    @Override
    public List<Need> needs(Values values) {
        List<Need> needs = new ArrayList<>();
        needs.add(Need.present(SpiceFields.GRAPHICS, "SPICE shows what QXL draws"));
        needs.add(Agent.need().checkedBy(SpiceChecks.AGENT));
        for (Field<?> field : SpiceFields.ALL) {
            values.text(field).ifPresent(text -> field.at()
                    .ifPresent(place -> needs.add(Need.of(place, text,
                            "{0} is a setting of the machine's one SPICE server", field.label()))));
        }
        return List.copyOf(needs);
    }

    @Override
    public List<Check> checks() {
        return CHECKS;
    }
}
