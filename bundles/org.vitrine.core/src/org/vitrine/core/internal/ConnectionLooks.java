// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.provider.Sample;

/**
 * The figures of a connection's machines: what the hypervisor counts, and what others in this process know.
 *
 * @param wanted  which machines, for each who watches
 * @param offered what others know
 */
record ConnectionLooks(Connection connection, List<Supplier<Set<String>>> wanted,
        List<Offered> offered) implements Looks {

    /** The machines of a connection that have something to count. */
    static Set<String> running(Connection connection) {
        Set<String> running = new HashSet<>();
        for (Machine machine : connection.machines()) {
            switch (machine.state()) {
                case RUNNING, PAUSED, SHUTTING_DOWN, SUSPENDED -> running.add(machine.uuid());
                case SHUT_OFF, CRASHED, GONE -> {
                    // nothing runs
                }
            }
        }
        return running;
    }

    @Override
    public Taken take(Progress progress) throws VitrineException {
        if (connection.state() != Connection.State.OPEN) {
            throw new VitrineException(connection.problem()
                    .orElseGet(() -> Text.of("{0} is not connected. Connect to see figures.", connection.label())));
        }
        var uuids = new HashSet<String>();
        wanted.forEach(some -> uuids.addAll(ask(some)));
        uuids.retainAll(running(connection));
        long begin = System.nanoTime();
        var samples = new ArrayList<>(uuids.isEmpty() ? List.<Sample>of() : connection.figures(uuids, progress));
        long end = System.nanoTime();
        for (Offered one : offered) {
            if (one.uri().equals(connection.uri())) {
                samples.add(one.sample());
            }
        }
        // the hypervisor counted somewhere between
        return new Taken(samples, begin + (end - begin) / 2, List.of());
    }

    private static Set<String> ask(Supplier<Set<String>> wanted) {
        try {
            return wanted.get();
        } catch (RuntimeException e) {
            System.getLogger(ConnectionLooks.class.getName()).log(Level.ERROR, "Who watches machines failed", e);
            return Set.of();
        }
    }

    @Override
    public void close() {
        // the connection stays as it is
    }
}
