// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.vnc.internal;

import java.util.Comparator;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vitrine.core.VitrineException;
import org.vitrine.display.gtk.internal.Toolkit;
import org.vitrine.display.internal.Offer;
import org.vitrine.display.internal.ScreenConnector;
import org.vitrine.display.internal.Target;
import org.vitrine.display.internal.Way;
import org.vitrine.display.server.internal.Endpoint;
import org.vitrine.display.server.internal.Passwords;
import org.vitrine.host.Text;

/** Shows screens that a VNC server offers, with keyboard and mouse. Loads its native libraries for the first such screen. */
@Component
public final class VncConnector implements ScreenConnector {
    private static final int AFTER_SPICE = 200;
    private final Passwords passwords;
    private @Nullable Natives natives;

    /** @param passwords for servers that want one */
    @Activate
    public VncConnector(@Reference Passwords passwords) {
        this.passwords = passwords;
    }

    @Override
    public String id() {
        return "vnc";
    }

    @Override
    public int order() {
        return AFTER_SPICE;
    }

    @Override
    public Offer offer(Target target) {
        if (target.live().devices("graphics").noneMatch(g -> g.is("@type", "vnc"))) {
            return new Offer.NotThere();
        }
        // Who may ask the hypervisor for the screen need not know its password; it is one descriptor.
        List<Endpoint> endpoints = Endpoint.of("vnc", target.live(), target.machine().connection().info()).stream()
                .sorted(Comparator.comparing(endpoint -> !(endpoint instanceof Endpoint.Hypervisor))).toList();
        if (endpoints.isEmpty()) {
            return new Offer.Refusal(Text.of(
                    "The VNC server of {0} listens on its own host only, where this workbench is not: let it listen on an"
                            + " address that can be reached.",
                    target.machine().name()));
        }
        try {
            Natives loaded = natives();
            return new Offer.Ways(endpoints.stream().<Way>map(endpoint -> (parent,
                    listener) -> new VncPicture(loaded, passwords, parent, target, endpoint, listener)).toList());
        } catch (VitrineException e) {
            return new Offer.Refusal(e.text());
        }
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
