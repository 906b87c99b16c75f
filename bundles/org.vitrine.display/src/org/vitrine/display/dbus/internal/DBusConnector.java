// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.core.VitrineException;
import org.vitrine.display.internal.Offer;
import org.vitrine.display.internal.ScreenConnector;
import org.vitrine.display.internal.Target;
import org.vitrine.domain.Element;
import org.vitrine.host.Text;

/** Shows screens that QEMU offers by D-Bus without a bus, with keyboard and mouse: the fastest way on the same host. */
@Component
public final class DBusConnector implements ScreenConnector {
    private static final int BEFORE_SPICE = 50;
    private final Lines lines = new Lines();

    @Override
    public String id() {
        return "dbus";
    }

    @Override
    public int order() {
        return BEFORE_SPICE;
    }

    @Override
    public boolean showsEveryHead() {
        return true;
    }

    @Override
    public Offer offer(Target target) {
        List<Element> graphics = target.live().devices("graphics").toList();
        for (int i = 0; i < graphics.size(); i++) {
            if (graphics.get(i).is("@type", "dbus")) {
                return offer(target, graphics.get(i), i);
            }
        }
        return new Offer.NotThere();
    }

    private Offer offer(Target target, Element dbus, int index) {
        if (!dbus.is("@p2p", "yes")) {
            return new Offer.Refusal(Text.of("The D-Bus display of {0} is on a bus: give its <graphics> p2p='yes'.",
                    target.machine().name()));
        }
        if (!target.machine().connection().info().local()) {
            return new Offer.Refusal(Text.of("The D-Bus display of {0} can be seen on its own host only: add "
                    + "<graphics type='spice'> to see it from here.", target.machine().name()));
        }
        if (target.head().monitor() > 0) {
            return new Offer.Refusal(Text.of("QEMU's D-Bus display shows the first monitor of a QXL adapter only: add "
                    + "<graphics type='spice'> to {0}, or give it a virtio adapter.", target.machine().name()));
        }
        try {
            Natives natives = Natives.load();
            return new Offer.Ways(
                    List.of((parent, listener) -> new DBusPicture(natives, lines, parent, target, index, listener)));
        } catch (VitrineException e) {
            return new Offer.Refusal(e.text());
        }
    }
}
