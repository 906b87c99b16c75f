// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** The lines that are open, one a machine and {@code <graphics>}. Thread-safe. */
final class Lines {

    private record Place(String connection, String machine, int graphics) {
    }

    /** Where a line is or was. As many as machines were looked at; they stay, so that two who come at once meet. */
    private static final class Slot {
        private @Nullable Line line;

        synchronized void join(LibC libc, Machine machine, int graphics, Progress progress, Line.User user)
                throws VitrineException, IOException {
            Line open = line;
            if (open == null || !open.add(user)) {
                Line opened = new Line(libc, machine.openGraphics(graphics, progress));
                opened.add(user);
                opened.start();
                line = opened;
            }
        }
    }

    private final Map<Place, Slot> slots = new ConcurrentHashMap<>();

    /**
     * Gives a user the machine's line, which is opened where there is none. Waits for the hypervisor.
     *
     * @param graphics the index of the {@code <graphics>} element
     */
    void join(LibC libc, Machine machine, int graphics, Progress progress, Line.User user) throws VitrineException {
        Place place = new Place(machine.connection().uri(), machine.uuid(), graphics);
        try {
            slots.computeIfAbsent(place, p -> new Slot()).join(libc, machine, graphics, progress, user);
        } catch (IOException e) {
            throw new VitrineException(Text.of("The connection to the screen of {0} has ended ({1}).", machine.name(),
                    String.valueOf(e.getMessage())), e);
        }
    }
}
