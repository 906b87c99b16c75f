// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.Subscription;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

/** A connection with two machines that run and one that is off. */
final class FakeLiveConnection implements Connection {
    static final Metric CPU = Metric.gauge("cpu.busy", "CPU", Metric.Unit.PERCENT);
    volatile boolean open;
    volatile Set<String> asked = Set.of();

    private record Fake(String uuid, State state, Connection connection) implements Machine {
        @Override
        public String name() {
            return uuid;
        }

        @Override
        public boolean isTransient() {
            return false;
        }

        @Override
        public boolean isAdopted() {
            return false;
        }

        @Override
        public Domain xml(Progress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void start(Progress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void shutDown(Progress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forceOff(Progress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause(Progress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume(Progress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Screenshot> screenshot(int screen, Progress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int openGraphics(int index, Progress progress) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public String uri() {
        return "fake:///";
    }

    @Override
    public Text label() {
        return Text.of("Fake");
    }

    @Override
    public Kind kind() {
        return Kind.OTHER;
    }

    @Override
    public State state() {
        return open ? State.OPEN : State.CLOSED;
    }

    @Override
    public Optional<Text> problem() {
        return Optional.empty();
    }

    @Override
    public ConnectionInfo info() {
        return new ConnectionInfo(uri(), false, true, false);
    }

    @Override
    public void open(Progress progress) {
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public List<Machine> machines() {
        return List.of(new Fake("u1", Machine.State.RUNNING, this), new Fake("u2", Machine.State.PAUSED, this),
                new Fake("off", Machine.State.SHUT_OFF, this));
    }

    @Override
    public Machine create(Domain domain, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Sample> figures(Set<String> uuids, Progress progress) {
        asked = Set.copyOf(uuids);
        return uuids.stream().map(uuid -> new Sample(Subject.machine(uuid, uuid), CPU, 1)).toList();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        throw new UnsupportedOperationException();
    }
}
