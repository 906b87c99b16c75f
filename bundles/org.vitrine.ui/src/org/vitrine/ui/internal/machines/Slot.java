// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;

/** What has a place in the view, as it was when the view was last arranged. Equal ones look the same. */
sealed interface Slot {

    /**
     * The line above the machines of a connection.
     *
     * @param connection whose machines are below
     * @param label      its name
     * @param machines   how many there are
     * @param running    how many of them run
     * @param isFolded   whether they are not shown
     */
    record Group(Connection connection, String label, int machines, int running, boolean isFolded) implements Slot {
        @Override
        public Object subject() {
            return connection;
        }
    }

    /**
     * The line of a connection that was lost while its machines were shown.
     *
     * @param connection it
     * @param label      its name
     * @param problem    why, in a sentence; empty when that is not known
     */
    record Lost(Connection connection, String label, String problem) implements Slot {
        @Override
        public Object subject() {
            return connection;
        }
    }

    /**
     * A machine.
     *
     * @param machine it
     * @param name    its name
     * @param state   its state
     */
    record Card(Machine machine, String name, Machine.State state) implements Slot {
        @Override
        public Object subject() {
            return machine;
        }
    }

    /** What it shows; stays the same while that changes. */
    Object subject();
}
