// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.vitrine.core.VitrineException;
import org.vitrine.display.internal.Offer;
import org.vitrine.display.internal.ScreenConnector;
import org.vitrine.display.internal.Target;
import org.vitrine.display.internal.Way;
import org.vitrine.host.Text;

/** Shows screens that a SPICE server offers, with keyboard and mouse. Loads its native libraries for the first such screen. */
@Component
public final class SpiceConnector implements ScreenConnector {
    private static final int FIRST = 100;
    private @Nullable Natives natives;

    @Override
    public String id() {
        return "spice";
    }

    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public Offer offer(Target target) {
        List<SpiceEndpoint> endpoints = SpiceEndpoint.of(target.live(), target.machine().connection().info());
        if (endpoints.isEmpty()) {
            return new Offer.Refusal(refusal(target));
        }
        try {
            Natives loaded = natives();
            return new Offer.Ways(endpoints.stream().<Way>map(endpoint -> (parent,
                    listener) -> new SpicePicture(loaded, parent, target, endpoint, listener)).toList());
        } catch (VitrineException e) {
            return new Offer.Refusal(e.text());
        }
    }

    private static Text refusal(Target target) {
        boolean spice = target.live().devices("graphics").anyMatch(g -> g.is("@type", "spice"));
        return spice
                ? Text.of(
                        "The SPICE server of {0} listens on its own host only, where this workbench is not: let it listen"
                                + " on an address that can be reached.",
                        target.machine().name())
                : Text.of("{0} has no <graphics type='spice'>: add one to see its screen with keyboard and mouse.",
                        target.machine().name());
    }

    /** A failure is not remembered: someone may install the library and open the screen again. */
    private synchronized Natives natives() throws VitrineException {
        Natives known = natives;
        if (known == null) {
            known = Natives
                    .load(Optional.ofNullable(System.getProperty("org.eclipse.swt.internal.gtk.version")).orElse("0"));
            natives = known;
        }
        return known;
    }
}
