// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.MachineDriver;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.ConnectionInfo;

/** A connection that is open while this is, with machines that count what they are asked. */
public final class FakeConnection implements Connection, AutoCloseable {
    private final String uri;
    private final List<FakeMachine> machines;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Optional<ServiceRegistration<MachineDriver>> registration;
    private volatile Optional<Text> problem = Optional.empty();

    private FakeConnection(String uri, int count, boolean known) {
        this.uri = uri;
        machines = IntStream.rangeClosed(1, count).mapToObj(i -> new FakeMachine(this, i)).toList();
        registration = known
                ? Optional.of(Objects.requireNonNull(FrameworkUtil.getBundle(MachinesView.class)).getBundleContext()
                        .registerService(MachineDriver.class, new Driver(), null))
                : Optional.empty();
    }

    /** One with this many running machines, which nobody knows of. */
    static FakeConnection with(String uri, int count) {
        return new FakeConnection(uri, count, false);
    }

    /** One that the workbench knows. */
    public static FakeConnection known(String uri, int count) {
        return new FakeConnection(uri, count, true);
    }

    /** Its machines. */
    List<FakeMachine> fakes() {
        return machines;
    }

    /** How many pictures have been asked for in all. */
    int shots() {
        return machines.stream().mapToInt(FakeMachine::shots).sum();
    }

    /** It is lost. */
    void fail(String why) {
        problem = Optional.of(Text.of("{0}", why));
        tell();
    }

    /** Tells that something changed. */
    void tell() {
        listeners.forEach(Runnable::run);
    }

    private final class Driver implements MachineDriver {
        @Override
        public Optional<Text> problem() {
            return Optional.empty();
        }

        @Override
        public List<Connection> standard() {
            return List.of(FakeConnection.this);
        }

        @Override
        public Connection connect(String other, Text label) throws VitrineException {
            throw new VitrineException(Text.of("{0} is no connection of the test", other));
        }
    }

    @Override
    public String uri() {
        return uri;
    }

    @Override
    public Text label() {
        return Text.of("Fake {0}", uri);
    }

    @Override
    public Kind kind() {
        return Kind.OTHER;
    }

    @Override
    public State state() {
        return problem.isPresent() ? State.FAILED : State.OPEN;
    }

    @Override
    public Optional<Text> problem() {
        return problem;
    }

    @Override
    public ConnectionInfo info() {
        return new ConnectionInfo(uri, false, true, false);
    }

    @Override
    public void open(Progress progress) {
        problem = Optional.empty();
        tell();
    }

    @Override
    public List<Machine> machines() {
        return List.copyOf(machines);
    }

    @Override
    public Machine create(Domain domain, Progress progress) throws VitrineException {
        throw new VitrineException(Text.of("no machine can be made here"));
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        registration.ifPresent(ServiceRegistration::unregister);
    }
}
