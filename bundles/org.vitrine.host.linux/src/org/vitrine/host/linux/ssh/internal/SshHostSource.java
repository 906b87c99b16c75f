// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.vitrine.core.Authenticator;
import org.vitrine.core.HostReader;
import org.vitrine.core.HostSource;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.host.linux.internal.Deadline;
import org.vitrine.host.linux.internal.HostWatch;
import org.vitrine.host.linux.internal.Poll;
import org.vitrine.host.linux.internal.Refresh;
import org.vitrine.host.linux.internal.RemoteEvents;
import org.vitrine.host.linux.internal.RemoteReader;
import org.vitrine.host.linux.internal.RemoteScan;
import org.vitrine.host.linux.internal.Scope;
import org.vitrine.host.linux.internal.Shell;

/**
 * A host over SSH. It is logged in to when it is first looked at; a login that failed or a host that stopped answering is
 * left alone, so that the next look begins anew.
 */
final class SshHostSource implements HostSource {

    /**
     * What bounds it.
     *
     * @param login how long logging in may take, beside what people are asked
     * @param scan  how long a scan may take after that
     * @param quiet how long a file may take that is read
     */
    record Patience(Duration login, Duration scan, Duration quiet) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(20), RemoteScan.QUIET);
    }

    // most of a look is waiting for the line
    private static final HostWatch.Pace PACE = new HostWatch.Pace(Duration.ofSeconds(2), Duration.ofSeconds(15), 3);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(2);
    // a login that failed is not tried again before, and may take so long
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration RELOGIN = Duration.ofSeconds(4);

    private final Destination destination;
    private final String program;
    private final Patience patience;
    private final Supplier<Optional<Authenticator>> authenticator;
    private volatile Optional<SshConnection> connection = Optional.empty();
    private volatile boolean closed;

    /** @param program the ssh program */
    SshHostSource(Destination destination, String program, Patience patience,
            Supplier<Optional<Authenticator>> authenticator) {
        this.destination = destination;
        this.program = program;
        this.patience = patience;
        this.authenticator = authenticator;
    }

    @Override
    public String id() {
        return destination.id();
    }

    @Override
    public Text label() {
        return Text.of("{0}", destination.user().map(user -> user + "@").orElse("") + destination.host());
    }

    @Override
    public synchronized HostSnapshot collect(List<Probe> probes, Progress progress) throws VitrineException {
        SshConnection shell = login(progress);
        progress.now(Text.of("Looking at {0}", id()));
        return look(shell, probes, Scope.EVERYTHING, progress);
    }

    @Override
    public HostSnapshot refresh(HostSnapshot before, List<Probe> probes, Set<String> below, Progress progress)
            throws VitrineException {
        return new Refresh((part, scope) -> again(part, scope, progress)).of(before, probes, below);
    }

    @Override
    public Subscription watch(Supplier<HostSnapshot> newest, Consumer<Set<String>> changed) {
        return HostWatch.begin(new RemoteEvents(this::shell),
                new Poll(probes -> again(List.copyOf(probes), Scope.EVERYTHING, Progress.NONE), newest),
                PACE, changed);
    }

    @Override
    public HostReader reader() {
        return new RemoteReader(new SteadyLine(), this::shell, LOOK, QUIET);
    }

    /** Runs looks on whatever is logged in to, and logs in again where nobody has to be asked. */
    private final class SteadyLine implements Shell {
        private long triedAt = System.nanoTime() - AGAIN.toNanos();

        @Override
        public byte[] run(String script, Deadline deadline) throws VitrineException {
            synchronized (SshHostSource.this) {
                return line(deadline).run(script, deadline);
            }
        }

        @Override
        public Printed run(String script, Deadline deadline, Duration quiet) throws VitrineException {
            synchronized (SshHostSource.this) {
                return line(deadline).run(script, deadline, quiet);
            }
        }

        private SshConnection line(Deadline deadline) throws VitrineException {
            Optional<SshConnection> open = connection.filter(SshConnection::isOpen);
            if (open.isPresent()) {
                return open.get();
            }
            if (closed || connection.isEmpty() || System.nanoTime() - triedAt < AGAIN.toNanos()) {
                throw notConnected();
            }
            triedAt = System.nanoTime();
            connection.get().close();
            SshConnection fresh = SshConnection.open(destination, program, RELOGIN, Optional::empty,
                    new Waiting(deadline));
            fresh.use(Progress.NONE);
            connection = Optional.of(fresh);
            if (closed) {
                forget();
            }
            return fresh;
        }
    }

    /** @param deadline when whoever waits for a login gives up */
    private record Waiting(Deadline deadline) implements Progress {
        @Override
        public void now(Text doing) {
            // a look says nothing
        }

        @Override
        public boolean isCancelled() {
            return deadline.isCancelled();
        }
    }

    private VitrineException notConnected() {
        return new VitrineException(Text.of("{0} is not connected. Look at it anew.", id()));
    }

    private Optional<Process> shell() throws IOException {
        try {
            Optional<SshConnection> open = connection.filter(SshConnection::isOpen);
            return open.isPresent() ? Optional.of(open.get().shell()) : Optional.empty();
        } catch (VitrineException e) {
            throw new IOException(e);
        }
    }

    /** Looks at what is logged in to: nobody is asked for a password by what goes on in the background. */
    private synchronized HostSnapshot again(List<Probe> probes, Scope scope, Progress progress)
            throws VitrineException {
        SshConnection shell = connection.filter(SshConnection::isOpen)
                .orElseThrow(this::notConnected);
        shell.use(progress);
        return look(shell, probes, scope, progress);
    }

    private HostSnapshot look(SshConnection shell, List<Probe> probes, Scope scope, Progress progress)
            throws VitrineException {
        boolean done = false;
        try {
            HostSnapshot snapshot = new RemoteScan(shell, patience.quiet()).collect(probes, scope,
                    Deadline.in(patience.scan(), progress::isCancelled));
            done = true;
            return snapshot;
        } finally {
            shell.use(Progress.NONE);
            if (!done) {
                forget();
            }
        }
    }

    private SshConnection login(Progress progress) throws VitrineException {
        Optional<SshConnection> open = connection.filter(SshConnection::isOpen);
        if (open.isPresent()) {
            open.get().use(progress);
            return open.get();
        }
        forget();
        if (closed) {
            throw new VitrineException(Text.of("{0} was taken off the hosts. Add it again.", id()));
        }
        SshConnection fresh = SshConnection.open(destination, program, patience.login(), authenticator, progress);
        connection = Optional.of(fresh);
        if (closed) {
            forget();
        }
        return fresh;
    }

    private void forget() {
        connection.ifPresent(SshConnection::close);
        connection = Optional.empty();
    }

    /** Logs out; a look that goes on is cancelled by it. */
    @Override
    public void close() {
        closed = true;
        forget();
    }
}
