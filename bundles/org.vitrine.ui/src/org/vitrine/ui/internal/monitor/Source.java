// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.vitrine.core.Connection;
import org.vitrine.core.Feed;
import org.vitrine.core.Host;
import org.vitrine.core.Live;
import org.vitrine.core.Machine;
import org.vitrine.host.HostSnapshot;
import org.vitrine.ui.internal.Icons;

/** Something whose figures can be watched. */
sealed interface Source {
    /** How the ids of hosts begin. */
    String HOST = "host ";
    /** How the ids of connections begin. */
    String CONNECTION = "connection ";

    /** A host's devices. */
    record OfHost(Host host) implements Source {
        @Override
        public String id() {
            return HOST + host.id();
        }

        @Override
        public String label() {
            return host.label().toString();
        }

        @Override
        public Icons icon() {
            return Icons.HOST;
        }

        @Override
        public Feed watch(Live live, Supplier<Set<String>> machines) {
            return live.watch(host);
        }

        @Override
        public Optional<HostSnapshot> snapshot() {
            return host.latest();
        }

        @Override
        public List<Object> state() {
            return List.of();
        }

        /** A far one may ask for a password at the first look. */
        @Override
        public boolean mayAsk() {
            return host.id().startsWith("ssh:") && host.latest().isEmpty();
        }
    }

    /** A connection's machines. */
    record OfConnection(Connection connection) implements Source {
        @Override
        public String id() {
            return CONNECTION + connection.uri();
        }

        @Override
        public String label() {
            return connection.label().toString();
        }

        @Override
        public Icons icon() {
            return connection.state() == Connection.State.OPEN ? Icons.CONNECTION_OPEN : Icons.CONNECTION_CLOSED;
        }

        @Override
        public Feed watch(Live live, Supplier<Set<String>> machines) {
            return live.watch(connection, machines);
        }

        @Override
        public Optional<HostSnapshot> snapshot() {
            return Optional.empty();
        }

        @Override
        public List<Object> state() {
            List<Object> all = new ArrayList<>(List.of(connection.state()));
            for (Machine machine : connection.machines()) {
                all.add(machine);
                all.add(machine.state());
            }
            return all;
        }

        @Override
        public boolean mayAsk() {
            return false;
        }
    }

    /** Unique and the same after the next start. */
    String id();

    /** Its name for a person. */
    String label();

    /** Its picture. */
    Icons icon();

    /**
     * Begins to look at it.
     *
     * @param machines which machines of a connection, by UUID; asked on a background thread
     */
    Feed watch(Live live, Supplier<Set<String>> machines);

    /** What is known of a host, to name its devices. */
    Optional<HostSnapshot> snapshot();

    /** What of it shows in the tree and may change: a connection's state and its machines'. */
    List<Object> state();

    /** Whether looking at it may ask a person for something, so that it is not begun unasked. */
    boolean mayAsk();
}
