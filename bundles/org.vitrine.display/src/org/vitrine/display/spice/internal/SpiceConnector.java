// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vitrine.core.VitrineException;
import org.vitrine.display.internal.Offer;
import org.vitrine.display.internal.ScreenConnector;
import org.vitrine.display.internal.Target;
import org.vitrine.display.internal.Way;
import org.vitrine.display.server.internal.Endpoint;
import org.vitrine.display.server.internal.Passwords;
import org.vitrine.display.gtk.internal.Toolkit;
import org.vitrine.host.Text;

/** Shows screens that a SPICE server offers, with keyboard and mouse. Loads its native libraries for the first such screen. */
@Component
public final class SpiceConnector implements ScreenConnector {
    private static final int FIRST = 100;
    private final Passwords passwords;
    private final SpiceLines lines = new SpiceLines();
    private @Nullable Natives natives;

    /** @param passwords for servers that want one */
    @Activate
    public SpiceConnector(@Reference Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public String id() {
        return "spice";
    }

    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public boolean showsEveryHead() {
        return true;
    }

    @Override
    public Offer offer(Target target) {
        List<Endpoint> endpoints = Endpoint.of("spice", target.live(), target.machine().connection().info());
        if (endpoints.isEmpty()) {
            return refusal(target);
        }
        try {
            return new Offer.Ways(ways(natives(), endpoints, target));
        } catch (VitrineException e) {
            return new Offer.Refusal(e.text());
        }
    }

    /** On this host nobody is asked for a password before the hypervisor was, which needs none. */
    private List<Way> ways(Natives loaded, List<Endpoint> endpoints, Target target) {
        boolean local = target.machine().connection().info().local();
        Stream<Way> first = endpoints.stream()
                .map(e -> way(loaded, local ? Optional.empty() : Optional.of(passwords), e, target));
        Stream<Way> last = endpoints.stream().filter(e -> local && !(e instanceof Endpoint.Hypervisor)).limit(1)
                .map(e -> way(loaded, Optional.of(passwords), e, target));
        return Stream.concat(first, last).toList();
    }

    private Way way(Natives loaded, Optional<Passwords> asked, Endpoint endpoint, Target target) {
        return (parent, listener) -> new SpicePicture(loaded, parent, target, listener,
                user -> lines.join(loaded, asked, endpoint, target, parent.getDisplay(), user));
    }

    private static Offer refusal(Target target) {
        if (has(target, "spice")) {
            return new Offer.Refusal(Text.of(
                    "The SPICE server of {0} listens on its own host only, where this workbench is not: let it listen on"
                            + " an address that can be reached.",
                    target.machine().name()));
        }
        return has(target, "vnc")
                ? new Offer.NotThere()
                : new Offer.Refusal(
                        Text.of("{0} has no <graphics type='spice'>: add one to see its screen with keyboard and mouse.",
                                target.machine().name()));
    }

    private static boolean has(Target target, String type) {
        return target.live().devices("graphics").anyMatch(g -> g.is("@type", type));
    }

    /** A failure is not remembered: someone may install the library and open the screen again. */
    private synchronized Natives natives() throws VitrineException {
        Natives known = natives;
        if (known == null) {
            known = Natives.load(Toolkit.version());
            natives = known;
        }
        return known;
    }
}
