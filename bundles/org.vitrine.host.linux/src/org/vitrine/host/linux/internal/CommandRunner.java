// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;

/** Runs commands of the catalogue: no shell, no input, the C locale, bounded in time and output. Thread-safe. */
final class CommandRunner {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration REST = Duration.ofMillis(250);
    private final List<Path> folders;
    private final Limits limits;

    /** @param folders where programs are, in the order they are looked for */
    CommandRunner(List<Path> folders, Limits limits) {
        this.folders = List.copyOf(folders);
        this.limits = limits;
    }

    /** What it answered; absent when the program is not installed, unknown when it did not answer within the bounds. */
    Fact<CommandOutput> run(HostCommand command, Deadline deadline) {
        if (command.repeats()) {
            return repeating(command);
        }
        try {
            Optional<Process> process = start(command);
            return process.isPresent()
                    ? answer(command, process.get(), deadline.within(limits.commandTime()))
                    : Fact.absent();
        } catch (IOException e) {
            return unknown(command, Errors.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(command, "nobody waits for it any more");
        }
    }

    /** Starts it for who drains and ends it; empty when the program is not installed. */
    Optional<Process> start(HostCommand command) throws IOException {
        Optional<Path> program = command.programs().stream().flatMap(name -> program(name).stream()).findFirst();
        return program.isPresent() ? Optional.of(start(program.get(), command)) : Optional.empty();
    }

    private Optional<Path> program(String name) {
        return folders.stream().map(folder -> folder.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
    }

    private Process start(Path program, HostCommand command) throws IOException {
        var arguments = new ArrayList<>(command.arguments());
        arguments.set(0, program.toString());
        var builder = new ProcessBuilder(arguments).directory(new File("/"))
                .redirectInput(Redirect.from(new File("/dev/null")));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("PATH", folders.stream().map(Path::toString).collect(Collectors.joining(":")));
        return builder.start();
    }

    private Fact<CommandOutput> answer(HostCommand command, Process process, Deadline deadline)
            throws InterruptedException {
        try {
            Output standard = Output.drain(process.getInputStream(), limits.outputBytes());
            Output error = Output.drain(process.getErrorStream(), limits.outputBytes());
            while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                if (standard.isTooLong() || error.isTooLong()) {
                    return tooLong(command, limits);
                }
                if (deadline.isOver()) {
                    return unknown(command, "it took too long");
                }
            }
            // what the program itself printed is in the pipes by now; a child that it left may hold them open for ever
            standard.awaitEnd(REST);
            error.awaitEnd(REST);
            return standard.isTooLong() || error.isTooLong()
                    ? tooLong(command, limits)
                    : Fact.known(new CommandOutput(process.exitValue(), standard.text(), error.text()));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** What a scan says of it, which runs each command to its end. */
    static Fact<CommandOutput> repeating(HostCommand command) {
        return unknown(command, "it has no end; figures ask for it");
    }

    static Fact<CommandOutput> tooLong(HostCommand command, Limits limits) {
        return unknown(command, "it printed more than " + limits.outputBytes() + " bytes");
    }

    static Fact<CommandOutput> unknown(HostCommand command, String why) {
        return Fact.unknown("\"" + command.line() + "\": " + why);
    }
}
