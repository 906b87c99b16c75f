// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.ssh.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.vitrine.core.CancelledException;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.host.linux.internal.Output;
import org.vitrine.host.linux.internal.Script;

/**
 * A shell on a host that stays: what it is given runs at once, where a session for each run would cost the host two processes
 * and the line two more ways. Used by one thread at a time; whoever does not wait for the end of a run ends the shell.
 */
final class SshSession {
    private static final long LOOK_MILLIS = 4;
    private static final Duration REST = Duration.ofMillis(500);
    private final Process process;
    private final Output standard;
    private final Output error;

    SshSession(Process process) {
        this.process = process;
        standard = Output.drain(process.getInputStream(), Ssh.MOST_BYTES);
        error = Output.drain(process.getErrorStream(), Ssh.MOST_BYTES);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Runs a script of {@link Script} to its end. */
    Ssh.Result run(String script, Ssh.Waiting waiting) throws VitrineException {
        byte[] end = Script.end(script);
        standard.clear();
        error.clear();
        Thread.ofPlatform().daemon().name("ssh input").start(() -> send(script));
        try {
            while (!standard.endsWith(end)) {
                if (!process.isAlive()) {
                    standard.awaitEnd(REST);
                    error.awaitEnd(REST);
                    return new Ssh.Result(standard.endsWith(end) ? 0 : process.exitValue(), standard.bytes(),
                            error.text());
                }
                if (!waiting.goOn(standard.length())) {
                    return new Ssh.Result(Ssh.GIVEN_UP, standard.bytes(), error.text());
                }
                Ssh.bound(standard, error);
                Thread.sleep(LOOK_MILLIS);
            }
            return new Ssh.Result(0, standard.bytes(), error.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(Text.of("Waiting for the host was cancelled"));
        } catch (IOException e) {
            throw Ssh.unanswered(e);
        }
    }

    private void send(String script) {
        try {
            OutputStream out = process.getOutputStream();
            out.write(script.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // it ended; its status and its complaints say why
            return;
        }
    }

    void close() {
        process.destroyForcibly();
    }
}
