// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.libvirt.jna.DomainPointer;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;

/** A machine of libvirt's. What it tells comes from {@link MachineCache}; what it does goes through its connection. */
final class LibvirtMachine implements Machine {
    /** VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH: who may ask libvirt for it need not know the server's password. */
    private static final int SKIP_AUTHENTICATION = 1;

    private static final Set<State> OFF = Set.of(State.SHUT_OFF, State.GONE);
    private static final Set<State> HALTED = Set.of(State.PAUSED, State.SHUT_OFF, State.GONE);

    // virDomainXMLFlags
    private static final int XML_SECURE = 1;
    private static final int XML_INACTIVE = 2;

    private final LibvirtConnection connection;
    private final String uuid;
    private volatile String name;
    private volatile State state = State.SHUT_OFF;
    private volatile boolean vanishes = true;
    private volatile boolean adopted;
    private volatile boolean toEnd;

    LibvirtMachine(LibvirtConnection connection, String uuid, String name) {
        this.connection = connection;
        this.uuid = uuid;
        this.name = name;
    }

    void renamed(String now) {
        name = now;
    }

    void persistence(boolean isTransient) {
        vanishes = isTransient;
    }

    void adopted(boolean yes) {
        adopted |= yes;
    }

    /** Whether a person wanted it to end. */
    boolean wasToEnd() {
        return toEnd;
    }

    synchronized void now(State newState) {
        state = newState;
        notifyAll();
    }

    @Override
    public String uuid() {
        return uuid;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public boolean isTransient() {
        return vanishes;
    }

    @Override
    public boolean isAdopted() {
        return adopted;
    }

    @Override
    public Domain xml(Progress progress) throws VitrineException {
        return xml(0, progress);
    }

    @Override
    public Domain definition(Progress progress) throws VitrineException {
        return xml(vanishes ? 0 : XML_SECURE | XML_INACTIVE, progress);
    }

    private Domain xml(int flags, Progress progress) throws VitrineException {
        return Domain.of(connection.call(Text.of("Reading the XML of {0}", name), connection.deadlines().xml(),
                progress,
                open -> open.use(uuid, domain -> engine().text(engine().api().virDomainGetXMLDesc(domain, flags)))));
    }

    @Override
    public void start(Progress progress) throws VitrineException {
        connection.start(Text.of("Starting {0}", name), progress,
                open -> open.use(uuid, domain -> engine().check(engine().api().virDomainCreate(domain))), uuid);
        await(Set.of(State.RUNNING, State.PAUSED), connection.deadlines().event(), Progress.NONE);
    }

    @Override
    public void shutDown(Progress progress) throws VitrineException {
        toEnd = true;
        command(Text.of("Asking {0} to shut down", name), progress, domain -> engine().api().virDomainShutdown(domain));
        progress.now(Text.of("Waiting for {0} to shut down", name));
        Duration limit = connection.deadlines().shutDown();
        if (!await(OFF, limit, progress)) {
            throw new VitrineException(Text.of(
                    "The guest of {0} did not shut down within {1} s: it may not listen to the power button. Shut it down "
                            + "from inside, or force it off.",
                    name, limit.toSeconds()));
        }
    }

    @Override
    public void forceOff(Progress progress) throws VitrineException {
        toEnd = true;
        connection.call(Text.of("Forcing {0} off", name), connection.deadlines().call(), progress, open -> {
            open.forceOff(uuid);
            return uuid;
        });
        if (!await(OFF, connection.deadlines().event(), Progress.NONE)) {
            connection.ended(this);
        }
    }

    @Override
    public void pause(Progress progress) throws VitrineException {
        command(Text.of("Pausing {0}", name), progress, domain -> engine().api().virDomainSuspend(domain));
        await(HALTED, connection.deadlines().event(), Progress.NONE);
    }

    @Override
    public void resume(Progress progress) throws VitrineException {
        command(Text.of("Resuming {0}", name), progress, domain -> engine().api().virDomainResume(domain));
        await(Set.of(State.RUNNING, State.SHUT_OFF, State.GONE), connection.deadlines().event(), Progress.NONE);
    }

    @Override
    public void reset(Progress progress) throws VitrineException {
        command(Text.of("Resetting {0}", name), progress, domain -> engine().api().virDomainReset(domain, 0));
    }

    @Override
    public Optional<Screenshot> screenshot(int screen, Progress progress) throws VitrineException {
        return connection.call(Text.of("Taking a picture of {0}", name), connection.deadlines().call(), progress,
                open -> open.use(here -> ScreenReader.read(engine(), here, uuid, screen)));
    }

    @Override
    public int openGraphics(int index, Progress progress) throws VitrineException {
        return connection.openGraphics(Text.of("Connecting to the screen of {0}", name), progress,
                open -> open.use(uuid,
                        domain -> engine()
                                .check(engine().api().virDomainOpenGraphicsFD(domain, index, SKIP_AUTHENTICATION))));
    }

    private interface Command {
        int give(DomainPointer domain);
    }

    private void command(Text doing, Progress progress, Command command) throws VitrineException {
        connection.call(doing, connection.deadlines().call(), progress,
                open -> open.use(uuid, domain -> engine().check(command.give(domain))));
    }

    private Engine engine() {
        return connection.engine();
    }

    /** Waits until events told one of these states; false when none did in time. */
    private boolean await(Set<State> wanted, Duration limit, Progress progress) throws CancelledException {
        Clock clock = new Clock(limit);
        while (!arrived(wanted)) {
            if (progress.isCancelled() || Thread.currentThread().isInterrupted()) {
                throw new CancelledException(Text.of("Waiting for {0}", name));
            }
            if (clock.isOver()) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean arrived(Set<State> wanted) {
        if (!wanted.contains(state)) {
            try {
                wait(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return wanted.contains(state);
    }

    @Override
    public String toString() {
        return name + " " + state;
    }
}
