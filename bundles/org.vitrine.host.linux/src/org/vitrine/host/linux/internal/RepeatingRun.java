// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;

/** A program that repeats its answer, from its start to its end; a daemon thread reads what it prints. Thread-safe. */
final class RepeatingRun {
    private final HostCommand command;
    private final Process process;
    private final Limits limits;
    private final Duration fresh;
    private final Output error;
    private final long begun = System.nanoTime();
    // written by the thread that reads
    private volatile Optional<Told> whole = Optional.empty();
    private volatile Optional<Told> last = Optional.empty();
    private volatile boolean tooLong;

    /** An answer and when it was whole. */
    private record Told(String text, long at) {
    }

    RepeatingRun(HostCommand command, Process process, Limits limits, Duration fresh) {
        this.command = command;
        this.process = process;
        this.limits = limits;
        this.fresh = fresh;
        error = Output.drain(process.getErrorStream(), limits.outputBytes());
        Thread.ofPlatform().daemon().name("repeating command").start(this::read);
    }

    private void read() {
        var answer = new StringBuilder();
        try (Reader text = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            String first = "";
            for (int next = text.read(); next >= 0; next = text.read()) {
                line.append((char) next);
                if (next == '\n') {
                    String said = line.substring(0, line.length() - 1);
                    if (answer.isEmpty() && whole.isEmpty()) {
                        first = said;
                    } else if (command.opens(first, said)) {
                        whole = Optional.of(new Told(answer.toString(), System.nanoTime()));
                        answer.setLength(0);
                    }
                    answer.append(line);
                    line.setLength(0);
                } else if (line.length() + answer.length() > limits.outputBytes()) {
                    tooLong = true;
                    end();
                    return;
                }
            }
            answer.append(line);
        } catch (IOException e) {
            // it was ended
            return;
        } finally {
            last = Optional.of(new Told(answer.toString(), System.nanoTime()));
        }
    }

    /** Whether it runs, or what it printed last is still being read. */
    boolean goesOn() {
        return process.isAlive() || last.isEmpty();
    }

    /** The newest answer that counts. */
    Fact<CommandOutput> answer() {
        if (tooLong) {
            return CommandRunner.tooLong(command, limits);
        }
        if (!goesOn()) {
            return ended(process.exitValue(), last.map(Told::text).orElse(""));
        }
        Optional<Told> newest = whole.filter(told -> isFresh(told.at()));
        if (newest.isPresent()) {
            return Fact.known(new CommandOutput(0, newest.get().text(), ""));
        }
        return CommandRunner.unknown(command,
                whole.isEmpty() && isFresh(begun) ? "it has not answered yet" : "it does not answer any more");
    }

    private boolean isFresh(long at) {
        return System.nanoTime() - at < fresh.toNanos();
    }

    private Fact<CommandOutput> ended(int status, String text) {
        String complaint = error.text();
        if (status == RepeatingProgram.NOT_INSTALLED && text.isEmpty() && complaint.isEmpty()) {
            return Fact.absent();
        }
        // what it told before it ended is no figure of now
        return status == 0
                ? CommandRunner.unknown(command, "it ended by itself")
                : Fact.known(new CommandOutput(status, text, complaint));
    }

    /** Ends it with what it started. */
    void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
