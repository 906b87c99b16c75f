// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;

/** An embedded driver with one machine, and no other connection. */
final class FakeMachines implements Machines {
    final FakeConnection connection = new FakeConnection();
    final FakeMachine machine = new FakeMachine(connection);
    final List<String> acknowledged = new ArrayList<>();
    Optional<VitrineException> refusal = Optional.empty();
    boolean embedded = true;

    @Override
    public List<Connection> connections() {
        return embedded ? List.of(connection) : List.of();
    }

    @Override
    public Connection connection(String uri) throws VitrineException {
        if (!uri.equals(connection.uri())) {
            throw new VitrineException(
                    Text.of("\"{0}\" is no libvirt connection. Write one like qemu:///system.", uri));
        }
        return connection;
    }

    @Override
    public Optional<Connection> embedded() {
        return connections().stream().findFirst();
    }

    @Override
    public void save(String uri, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forget(String uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Machine start(Connection where, Domain domain, Set<String> overruled, Progress progress)
            throws VitrineException {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        acknowledged.addAll(overruled);
        machine.state = Machine.State.RUNNING;
        return machine;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return this::connections;
    }
}
