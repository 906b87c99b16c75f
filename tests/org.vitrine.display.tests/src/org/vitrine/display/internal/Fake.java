// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.ConnectionInfo;

/** A machine on a connection of its own, without libvirt: its XML, state and pictures are what a test says. */
class Fake implements Machine {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ConnectionInfo info;
    private volatile Domain domain;
    private volatile State state;
    private volatile Fake process = this;

    /** @param graphics what stands in the devices of its live XML */
    Fake(String graphics, State state) {
        this(graphics, state, new ConnectionInfo("qemu:///embed?root=/fake", false, true, true));
    }

    Fake(String graphics, State state, ConnectionInfo info) {
        this.domain = domainWith(graphics);
        this.state = state;
        this.info = info;
    }

    static Domain domainWith(String devices) {
        return Domain.of("<domain type='qemu'><name>guest</name><devices>" + devices + "</devices></domain>");
    }

    /** Tells those who listen that the machine is in another state. */
    void becomes(State now) {
        state = now;
        listeners.forEach(Runnable::run);
    }

    /** Has other XML from now on, as after a restart. */
    void has(String graphics) {
        domain = domainWith(graphics);
    }

    /** Is another process from now on, as after a restart. */
    void is(Fake other) {
        domain = other.domain;
        process = other;
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public String uuid() {
        return "0b0f1a52-4c17-4f0a-8a7c-000000000001";
    }

    @Override
    public String name() {
        return "guest";
    }

    @Override
    public Connection connection() {
        return new Embedded();
    }

    @Override
    public State state() {
        return state;
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
    public Domain xml(Progress progress) throws VitrineException {
        return domain;
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
    public Optional<Screenshot> screenshot(int screen, Progress progress) throws VitrineException {
        throw new VitrineException(Text.of("This machine takes no pictures."));
    }

    /** {@link #openGraphics} of this process. */
    int openOwnGraphics(int index) throws VitrineException {
        throw new VitrineException(Text.of("This machine opens no graphics."));
    }

    @Override
    public int openGraphics(int index, Progress progress) throws VitrineException {
        return process.openOwnGraphics(index);
    }

    private final class Embedded implements Connection {
        @Override
        public String uri() {
            return info.uri();
        }

        @Override
        public Text label() {
            return Text.of("Fake");
        }

        @Override
        public Kind kind() {
            return Kind.EMBEDDED;
        }

        @Override
        public State state() {
            return State.OPEN;
        }

        @Override
        public Optional<Text> problem() {
            return Optional.empty();
        }

        @Override
        public ConnectionInfo info() {
            return info;
        }

        @Override
        public void open(Progress progress) {
            // It is.
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Machine> machines() {
            return List.of(Fake.this);
        }

        @Override
        public Machine create(Domain wanted, Progress progress) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Subscription onChange(Runnable listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }
}
