// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.core.Authenticator;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.host.linux.internal.Deadline;
import org.vitrine.host.linux.internal.Shell;

/**
 * One login to a host, shared by all that runs there: a background ssh whose control socket is in a private folder of ours.
 * It ends when this is closed, and by itself a minute after the last use should this process be killed. Used by one thread
 * at a time; may be closed by any.
 */
final class SshConnection implements Shell {
    private static final Pattern PID = Pattern.compile("pid=(\\d+)");
    private static final String IDLE_SECONDS = "60";

    private final Destination destination;
    private final Path folder;
    private final Askpass askpass;
    private final Ssh ssh;
    private final Duration patience;
    private volatile Progress progress = Progress.NONE;
    private volatile Optional<ProcessHandle> master = Optional.empty();
    private volatile Optional<SshSession> shell = Optional.empty();
    private volatile boolean closed;

    private SshConnection(Destination destination, Path folder, Askpass askpass, Ssh ssh, Duration patience) {
        this.destination = destination;
        this.folder = folder;
        this.askpass = askpass;
        this.ssh = ssh;
        this.patience = patience;
    }

    /**
     * Logs in.
     *
     * @param program  the ssh program
     * @param patience how long that may take beside what people are asked
     */
    static SshConnection open(Destination destination, String program, Duration patience,
            Supplier<Optional<Authenticator>> authenticator, Progress progress) throws VitrineException {
        SshConnection connection;
        try {
            // short, for a socket's path has about a hundred characters at most
            Path folder = Files.createTempDirectory("vssh" + ProcessHandle.current().pid() + "-");
            Askpass askpass = Askpass.in(folder, destination.id(), authenticator);
            connection = new SshConnection(destination, folder, askpass, new Ssh(program, askpass.environment()),
                    patience);
        } catch (IOException e) {
            throw new VitrineException(
                    Text.of("There is no place for the connection's socket in {0}: {1}. Make room there.",
                            System.getProperty("java.io.tmpdir"), e.getMessage()),
                    e);
        }
        boolean open = false;
        try {
            connection.use(progress);
            connection.login();
            open = true;
            return connection;
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }

    /** From now on this is told what ssh has to say, and cancels. */
    void use(Progress other) {
        progress = other;
    }

    private void login() throws VitrineException {
        progress.now(Text.of("Connecting to {0}", destination.id()));
        var waiting = new LoginWaiting();
        Ssh.Result result = ssh.run(
                arguments("-f", "-N", "-o", "ControlMaster=yes", "-o", "ControlPersist=" + IDLE_SECONDS),
                "", waiting);
        if (result.code() != 0) {
            throw waiting.declined.<VitrineException>map(question -> new CancelledException(
                    Text.of("{0} was not connected to: there was no answer to \"{1}\".", destination.id(),
                            question.lines().findFirst().orElse(""))))
                    .orElseGet(() -> SshFaults.of(destination, result.error()));
        }
        master = pid();
    }

    /** Counts no time in which a person is asked. */
    private final class LoginWaiting implements Ssh.Waiting {
        private long end = System.nanoTime() + patience.toNanos();
        private Optional<String> declined = Optional.empty();

        @Override
        public boolean goOn(int printed) throws VitrineException, IOException {
            if (progress.isCancelled() || closed) {
                throw cancelled();
            }
            long begin = System.nanoTime();
            Optional<String> now = askpass.serve(progress);
            declined = now.isPresent() ? now : declined;
            end += System.nanoTime() - begin;
            if (System.nanoTime() - end > 0) {
                throw new VitrineException(Text.of(
                        "{0} did not let in within {1} seconds. Check that \"{2}\" works in a "
                                + "terminal, then try again.",
                        destination.id(), patience.toSeconds(), destination.line()));
            }
            return true;
        }
    }

    private CancelledException cancelled() {
        return new CancelledException(Text.of("Waiting for {0} was cancelled", destination.id()));
    }

    private List<String> arguments(String... options) {
        var arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-o", "ControlPath=" + folder.resolve("s")));
        arguments.addAll(destination.arguments());
        return arguments;
    }

    private Optional<ProcessHandle> pid() throws VitrineException {
        Matcher told = PID.matcher(control("check").error());
        return told.find() ? ProcessHandle.of(Long.parseLong(told.group(1))) : Optional.empty();
    }

    /** Talks to the background process alone, not to the host. */
    private Ssh.Result control(String command) throws VitrineException {
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        return ssh.run(arguments("-O", command), "", printed -> {
            if (System.nanoTime() - end > 0) {
                throw new VitrineException(
                        Text.of("The connection to {0} does not answer. Try again.", destination.id()));
            }
            return true;
        });
    }

    /** Whether the login still holds, as far as this machine knows. */
    boolean isOpen() {
        return !closed && master.filter(ProcessHandle::isAlive).isPresent() && Files.exists(folder.resolve("s"));
    }

    @Override
    public byte[] run(String script, Deadline deadline) throws VitrineException {
        return run(script, deadline, new Patience(Long.MAX_VALUE)).standard();
    }

    @Override
    public Printed run(String script, Deadline deadline, Duration quiet) throws VitrineException {
        Ssh.Result result = run(script, deadline, new Patience(quiet.toNanos()));
        return new Printed(result.standard(), result.code() != Ssh.GIVEN_UP);
    }

    private Ssh.Result run(String script, Deadline deadline, Patience quiet) throws VitrineException {
        SshSession session = session();
        boolean done = false;
        try {
            Ssh.Result result = session.run(script, printed -> {
                if (deadline.isCancelled() || closed) {
                    throw cancelled();
                }
                if (deadline.isOver()) {
                    throw new VitrineException(Text.of("{0} stopped answering. Check that it is well, then try again.",
                            destination.id()));
                }
                askpass.serve(progress);
                return quiet.holds(printed);
            });
            done = result.code() == 0;
            if (result.code() == 255) {
                throw SshFaults.of(destination, result.error());
            }
            return result;
        } finally {
            if (!done) {
                shell = Optional.empty();
                session.close();
            }
        }
    }

    private SshSession session() throws VitrineException {
        Optional<SshSession> open = shell.filter(SshSession::isAlive);
        if (open.isPresent()) {
            return open.get();
        }
        var fresh = new SshSession(shell());
        shell = Optional.of(fresh);
        return fresh;
    }

    /** Another shell on the host, for who drains and ends it. */
    Process shell() throws VitrineException {
        List<String> arguments = arguments("-o", "ControlMaster=no");
        arguments.addAll(List.of("sh", "-s"));
        return ssh.start(arguments, false);
    }

    /** Ends when nothing more was printed for a while. */
    private static final class Patience {
        private final long most;
        private long since = System.nanoTime();
        private int printed;

        Patience(long most) {
            this.most = most;
        }

        boolean holds(int now) {
            if (now > printed) {
                printed = now;
                since = System.nanoTime();
            }
            return System.nanoTime() - since < most;
        }
    }

    /** Logs out. Neither waits for the host nor for a person. */
    void close() {
        closed = true;
        shell.ifPresent(SshSession::close);
        try {
            control("exit");
        } catch (VitrineException e) {
            // it may have ended by itself
            System.getLogger(SshConnection.class.getName()).log(Level.DEBUG, e.text()::toString);
        }
        master.ifPresent(ProcessHandle::destroy);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            System.getLogger(SshConnection.class.getName()).log(Level.DEBUG, e::getMessage);
        }
    }
}
