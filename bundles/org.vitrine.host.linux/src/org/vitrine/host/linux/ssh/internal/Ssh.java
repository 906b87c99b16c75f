// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.vitrine.core.CancelledException;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.host.linux.internal.Output;

/** Runs the ssh program: one process a call, drained, bounded, and ended by its own id when nobody waits any more. */
final class Ssh {
    private static final long LOOK_MILLIS = 20;
    private static final Duration REST = Duration.ofMillis(500);
    static final int GIVEN_UP = -1;
    // the scan of the largest host has a tenth of that
    static final int MOST_BYTES = 256 << 20;
    // our runs need no terminal and make nothing that a configured session would: no forwarding, no local command
    private static final List<String> OPTIONS = List.of("-T", "-x", "-a", "-o", "ClearAllForwardings=yes", "-o",
            "PermitLocalCommand=no", "-o", "RemoteCommand=none", "-o", "RequestTTY=no", "-o", "BatchMode=no", "-o",
            "LogLevel=ERROR");

    /** Is asked again and again while ssh runs. */
    @FunctionalInterface
    interface Waiting {
        /**
         * Whether to wait on.
         *
         * @param printed how many bytes came from the host so far
         * @throws VitrineException when ssh is to be ended and why
         */
        boolean goOn(int printed) throws VitrineException, IOException;
    }

    /**
     * What a run printed.
     *
     * @param code     its exit status; 255 for ssh's own faults, -1 when it was not waited for any longer
     * @param standard what came from the host
     * @param error    complaints of ssh or of the host
     */
    record Result(int code, byte[] standard, String error) {
    }

    private final String program;
    private final Map<String, String> environment;

    /** @param program its name in PATH, or its path */
    Ssh(String program, Map<String, String> environment) {
        this.program = program;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs it to its end.
     *
     * @param input sent to it; nothing when empty
     */
    Result run(List<String> arguments, String input, Waiting waiting) throws VitrineException {
        Process process = start(arguments, input.isEmpty());
        try {
            Output standard = Output.drain(process.getInputStream(), MOST_BYTES);
            Output error = Output.drain(process.getErrorStream(), MOST_BYTES);
            if (!input.isEmpty()) {
                Thread.ofPlatform().daemon().name("ssh input").start(() -> send(process, input));
            }
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!waiting.goOn(standard.length())) {
                    return new Result(GIVEN_UP, standard.bytes(), error.text());
                }
                bound(standard, error);
            }
            // the shared connection's process may keep the pipes open
            standard.awaitEnd(REST);
            error.awaitEnd(REST);
            return new Result(process.exitValue(), standard.bytes(), error.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(Text.of("Waiting for the host was cancelled"));
        } catch (IOException e) {
            throw unanswered(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroyForcibly();
        }
    }

    static void bound(Output standard, Output error) throws VitrineException {
        if (standard.isTooLong() || error.isTooLong()) {
            throw new VitrineException(Text.of("The host printed more than {0} MiB and was not listened to any "
                    + "further. Check that logging in there prints nothing.", MOST_BYTES >> 20));
        }
    }

    static VitrineException unanswered(IOException e) {
        return new VitrineException(
                Text.of("The question of ssh could not be answered: {0}. Try again.", e.getMessage()), e);
    }

    /** Starts it; the caller drains and ends it. */
    Process start(List<String> arguments, boolean silent) throws VitrineException {
        var line = new ArrayList<String>();
        line.add(program);
        line.addAll(OPTIONS);
        line.addAll(arguments);
        var builder = new ProcessBuilder(line);
        if (silent) {
            builder.redirectInput(Redirect.from(new File("/dev/null")));
        }
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new VitrineException(
                    Text.of("The program ssh is not installed (on Debian: apt install openssh-client). "
                            + "Install it and try again."),
                    e);
        }
    }

    private static void send(Process process, String input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it ended; its status and its complaints say why
            return;
        }
    }
}
