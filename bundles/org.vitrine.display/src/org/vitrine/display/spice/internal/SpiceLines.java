// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.widgets.Display;
import org.vitrine.core.Machine;
import org.vitrine.display.internal.Target;
import org.vitrine.display.server.internal.Endpoint;
import org.vitrine.display.server.internal.Passwords;

/** The lines that are open, one a machine. For the UI thread. */
final class SpiceLines {

    private record Place(String connection, String machine) {
    }

    private final Map<Place, SpiceLine> lines = new HashMap<>();

    /**
     * Gives a user the machine's line. Where there is none it is opened as the user says; where there is one it is taken as it
     * is, for another would end it.
     */
    SpiceLine join(Natives natives, Optional<Passwords> passwords, Endpoint endpoint, Target target, Display display,
            SpiceLine.User user) {
        Machine machine = target.machine();
        Place place = new Place(machine.connection().uri(), machine.uuid());
        SpiceLine line = lines.computeIfAbsent(place,
                p -> new SpiceLine(natives, passwords, endpoint, target, display, () -> lines.remove(p)));
        line.add(user);
        return line;
    }
}
