// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.Sample;

/** A connection through libvirt. Its state, its problem and its native connection change together. */
final class LibvirtConnection implements Connection {

    /** A call on an open connection. */
    @FunctionalInterface
    interface Call<T> {
        /** Makes it. */
        T on(OpenConnection open) throws LibvirtFailure, VitrineException;
    }

    private record Status(State state, Optional<Text> problem, @Nullable OpenConnection open) {
        static final Status CLOSED = new Status(State.CLOSED, Optional.empty(), null);
    }

    private record Opened(OpenConnection open, Optional<Text> notice) {
    }

    /** Makes a machine. */
    private interface Maker {
        @Nullable
        DomainPointer make(ConnectionPointer connection);
    }

    private record Created(String uuid, String name) {
    }

    private final Context context;
    private final ConnectionUri uri;
    private final Text label;
    private final Kind kind;
    private final Premises premises;
    private final Calls calls;
    private final Listeners listeners;
    private final MachineCache cache = new MachineCache(this);
    private final ReentrantLock opening = new ReentrantLock();
    private volatile Status status = Status.CLOSED;

    LibvirtConnection(Context context, ConnectionUri uri, Text label, Premises premises) {
        this.context = context;
        this.uri = uri;
        this.label = label;
        this.kind = uri.kind();
        this.premises = premises;
        this.calls = new Calls(uri.text());
        this.listeners = new Listeners(context.notifier());
    }

    Engine engine() {
        return context.engine();
    }

    Deadlines deadlines() {
        return context.deadlines();
    }

    @Override
    public String uri() {
        return uri.text();
    }

    @Override
    public Text label() {
        return label;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public State state() {
        return status.state;
    }

    @Override
    public Optional<Text> problem() {
        return status.problem;
    }

    @Override
    public ConnectionInfo info() {
        return uri.info(context.user());
    }

    @Override
    public List<Machine> machines() {
        return status.open == null ? List.of() : cache.byName();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(listener);
    }

    @Override
    public void open(Progress progress) throws VitrineException {
        lockOpening(progress);
        try {
            if (status.open == null) {
                openNow(progress);
            }
        } finally {
            opening.unlock();
        }
    }

    private void lockOpening(Progress progress) throws CancelledException {
        try {
            while (!opening.tryLock(50, TimeUnit.MILLISECONDS)) {
                if (progress.isCancelled()) {
                    throw new CancelledException(openingText());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(openingText());
        }
    }

    private Text openingText() {
        return Text.of("Opening {0}", label);
    }

    private void openNow(Progress progress) throws VitrineException {
        become(new Status(State.OPENING, Optional.empty(), null));
        Clock clock = new Clock(deadlines().open());
        Credentials credentials = new Credentials(uri.text(), context.authenticator().get(), clock);
        try {
            Opened opened = calls.call(openingText(), clock, progress, () -> openNative(credentials),
                    unwanted -> unwanted.open.close());
            become(new Status(State.OPEN, opened.notice, opened.open));
            cache.adopted().forEach(machine -> calls.later(() -> settle(opened.open, machine)));
            if (opened.open.isLost()) {
                connectionLost(opened.open);
            }
        } catch (CancelledException e) {
            become(Status.CLOSED);
            throw e;
        } catch (VitrineException e) {
            VitrineException told = credentials.wasDeclined() ? unanswered(e) : e;
            become(new Status(State.FAILED, Optional.of(told.text()), null));
            throw told;
        }
    }

    private VitrineException unanswered(VitrineException cause) {
        return new VitrineException(context.authenticator().get().isEmpty()
                ? Text.of("{0} asks for a password and nothing here can ask you for it. Open it in the workbench.",
                        label)
                : Text.of(
                        "{0} was not opened because its question for a password was not answered. Open it again to be asked "
                                + "again.",
                        label),
                cause);
    }

    private Opened openNative(Credentials credentials) throws LibvirtFailure, VitrineException {
        premises.prepare();
        OpenConnection open = openNow(credentials);
        try {
            cache.listingBegins();
            open.listen(new OpenConnection.Events() {
                @Override
                public void happened(String uuid, String name, Lifecycle what) {
                    cache.happened(uuid, name, what);
                    listeners.changed();
                }

                @Override
                public void lost() {
                    connectionLost(open);
                }
            });
            List<Listed> list = open.list();
            cache.listed(list, kind == Kind.EMBEDDED);
            return new Opened(open, premises
                    .opened(list.stream().filter(Listed::isActive).map(Listed::name).collect(Collectors.toSet())));
        } catch (LibvirtFailure | VitrineException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private OpenConnection openNow(Credentials credentials) throws VitrineException {
        try {
            return OpenConnection.open(engine(), uri.dialled(LocalDaemons.here(context.user())), credentials);
        } catch (LibvirtFailure e) {
            throw new VitrineException(premises.failed(Sentences.of(e)), e);
        }
    }

    /**
     * libvirt takes over the machines that an earlier process left in the background. When it fails at one it ends it, and
     * may tell no event.
     */
    private void settle(OpenConnection open, LibvirtMachine machine) {
        try {
            if (!open.settles(machine.uuid())) {
                if (!machine.wasToEnd()) {
                    notice(EmbeddedPremises.ended(machine.name()));
                }
                ended(machine);
            }
        } catch (LibvirtFailure | VitrineException e) {
            // Closed meanwhile, or libvirt does not know either: events will tell
        }
    }

    /** A machine does not run any more, and no event told so. */
    void ended(LibvirtMachine machine) {
        cache.ended(machine);
        listeners.changed();
    }

    private synchronized void notice(Text text) {
        Status now = status;
        if (now.state == State.OPEN) {
            status = new Status(State.OPEN, Optional.of(text), now.open);
        }
    }

    private void connectionLost(OpenConnection lost) {
        if (end(lost, new Status(State.FAILED, Optional.of(Text.of(
                "The connection to {0} was lost: its daemon ended or the network broke. Its machines go on. Open it again.",
                label)), null))) {
            // Not here: libvirt is calling us from within this connection
            calls.later(lost::close);
        }
    }

    @Override
    public void close() {
        @Nullable
        OpenConnection open = status.open;
        if (open != null && end(open, Status.CLOSED)) {
            calls.later(open::close);
        }
    }

    /** Leaves an open connection; false when it was left already. */
    private boolean end(OpenConnection open, Status next) {
        synchronized (this) {
            if (status.open != open) {
                return false;
            }
            status = next;
        }
        listeners.changed();
        return true;
    }

    private void become(Status next) {
        synchronized (this) {
            status = next;
        }
        listeners.changed();
    }

    private OpenConnection opened() throws VitrineException {
        @Nullable
        OpenConnection open = status.open;
        if (open == null) {
            throw new VitrineException(Text.of("{0} is not open. Open it first.", label));
        }
        return open;
    }

    /** Makes a call and waits for it. */
    <T> T call(Text doing, Duration deadline, Progress progress, Call<T> call) throws VitrineException {
        OpenConnection open = opened();
        return calls.call(doing, deadline, progress, () -> call.on(open));
    }

    /** Makes a call that starts a machine; one that nobody waits for any more is forced off again. */
    <T> T start(Text doing, Progress progress, Call<T> call, String uuid) throws VitrineException {
        OpenConnection open = opened();
        return calls.call(doing, startClock(), progress, () -> call.on(open),
                started -> forceOff(open, uuid));
    }

    private Clock startClock() {
        return new Clock(deadlines().create(), deadlines().undo());
    }

    /** Makes a call that opens a file descriptor; one that nobody waits for any more is closed. */
    int openGraphics(Text doing, Progress progress, Call<Integer> call) throws VitrineException {
        OpenConnection open = opened();
        return calls.call(doing, new Clock(deadlines().call()), progress, () -> call.on(open), context.libc()::close);
    }

    private static void forceOff(OpenConnection open, String uuid) {
        try {
            open.forceOff(uuid);
        } catch (LibvirtFailure | VitrineException e) {
            // Its daemon is gone: nothing can be taken back
        }
    }

    @Override
    public Machine create(Domain domain, Progress progress) throws VitrineException {
        OpenConnection open = opened();
        premises.check(domain);
        String name = domain.name().orElse("");
        Created created = calls.call(Text.of("Starting {0}", name), startClock(), progress,
                () -> create(open, domain), started -> forceOff(open, started.uuid));
        LibvirtMachine machine = cache.created(created.uuid, created.name);
        listeners.changed();
        // Asked after it is in the cache: should it have ended before, no event will come any more to take it out
        if (!calls.call(Text.of("Starting {0}", name), deadlines().call(), Progress.NONE,
                () -> open.runs(created.uuid))) {
            ended(machine);
            throw new VitrineException(Text.of("The machine {0} started and ended at once. {1}", name,
                    premises.lastWords(created.name).orElse("Its log says why.")));
        }
        return machine;
    }

    @Override
    public Machine define(Domain domain, Progress progress) throws VitrineException {
        premises.check(domain);
        Created defined = call(Text.of("Defining {0}", domain.name().orElse("")), deadlines().call(), progress,
                open -> named(open, connection -> engine().api().virDomainDefineXML(connection, domain.text())));
        LibvirtMachine machine = cache.defined(defined.uuid, defined.name);
        listeners.changed();
        return machine;
    }

    @Override
    public List<Sample> figures(Set<String> uuids, Progress progress) throws VitrineException {
        return call(Text.of("Counting what machines use"), deadlines().call(), progress, open -> open.figures(uuids));
    }

    @Override
    public Optional<String> commandLine(Domain domain, Progress progress) throws VitrineException {
        return call(Text.of("Asking libvirt for the command line of {0}", domain.name().orElse("")), deadlines().call(),
                progress, open -> open.use(connection -> Optional.of(engine().check(engine().api()
                        .virConnectDomainXMLToNative(connection, "qemu-argv", domain.text(), 0)).toString())));
    }

    private Created create(OpenConnection open, Domain domain) throws LibvirtFailure, VitrineException {
        return named(open, connection -> engine().api().virDomainCreateXML(connection, domain.text(), 0));
    }

    /** Makes a machine and tells who it is. */
    private Created named(OpenConnection open, Maker maker) throws LibvirtFailure, VitrineException {
        return open.use(connection -> {
            DomainPointer created = engine().check(maker.make(connection));
            try {
                return new Created(DomainList.uuid(engine(), created), engine().api().virDomainGetName(created));
            } finally {
                engine().api().virDomainFree(created);
            }
        });
    }

    @Override
    public String toString() {
        return uri.text() + " " + status.state;
    }
}
