// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;

/**
 * A program of the catalogue that gives its answer again and again, left running between looks. An answer is whole when the next
 * one begins. One that ended is started again after a while. For one thread at a time; nothing here waits for the program.
 */
final class RepeatingProgram implements AutoCloseable {

    /** How it runs here or there. */
    @FunctionalInterface
    interface Start {
        /** Starts it; empty when it is not installed. */
        Optional<Process> begin(HostCommand command) throws IOException;
    }

    /**
     * What bounds it.
     *
     * @param again how long after its start it is started again when it ended
     * @param fresh how long an answer counts
     */
    record Pace(Duration again, Duration fresh) {
        static final Pace USUAL = new Pace(Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    /** The exit status of a script that did not find the program. */
    static final int NOT_INSTALLED = 127;

    private final HostCommand command;
    private final Start start;
    private final Limits limits;
    private final Pace pace;
    private Optional<RepeatingRun> run = Optional.empty();
    private Fact<CommandOutput> failure;
    private long triedAt;

    RepeatingProgram(HostCommand command, Start start, Limits limits, Pace pace) {
        this.command = command;
        this.start = start;
        this.limits = limits;
        this.pace = pace;
        failure = CommandRunner.unknown(command, "it was not started");
        triedAt = System.nanoTime() - pace.again().toNanos();
    }

    /** The newest whole answer; absent when the program is not installed, unknown while there is none. */
    Fact<CommandOutput> newest() {
        if (run.filter(RepeatingRun::goesOn).isEmpty() && System.nanoTime() - triedAt >= pace.again().toNanos()) {
            begin();
        }
        return run.map(RepeatingRun::answer).orElse(failure);
    }

    private void begin() {
        triedAt = System.nanoTime();
        close();
        try {
            run = start.begin(command).map(process -> new RepeatingRun(command, process, limits, pace.fresh()));
            failure = Fact.absent();
        } catch (IOException e) {
            failure = CommandRunner.unknown(command, Errors.of(e));
        }
    }

    @Override
    public void close() {
        run.ifPresent(RepeatingRun::end);
        run = Optional.empty();
    }
}
