// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Machine;

/**
 * The way to the machines of one connection: two are asked at once, and one that does not answer in time makes all wait, longer
 * each time, so that a connection that hangs is left in peace. Thread-safe; nothing waits but the asking threads.
 */
final class Lane {
    private static final int WIDTH = 2;
    private static final long FIRST_PAUSE = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(60).toNanos();

    /** Asks a machine and waits for its answer. */
    @FunctionalInterface
    interface Asking {
        /** Whether it answered in time, be it that it cannot. */
        boolean ask(Machine machine);
    }

    private final Executor threads;
    private final Asking asking;
    private final Deque<Machine> waiting = new ArrayDeque<>();
    private final Set<Machine> asked = new HashSet<>();
    private int running;
    private long pause;
    private long restsUntil = System.nanoTime();

    /** @param threads has a thread for whoever asks */
    Lane(Executor threads, Asking asking) {
        this.threads = threads;
        this.asking = asking;
    }

    /** Asks these, the first ones first, instead of those that were wanted before and have not been asked yet. */
    synchronized void want(Collection<Machine> machines) {
        waiting.clear();
        machines.stream().filter(machine -> !asked.contains(machine)).forEach(waiting::add);
        // after a failure one goes ahead
        int width = pause > 0 ? 1 : WIDTH;
        while (running < Math.min(width, asked.size() + waiting.size()) && System.nanoTime() - restsUntil >= 0) {
            running++;
            threads.execute(this::work);
        }
    }

    private void work() {
        for (@Nullable
        Machine machine = next(); machine != null; machine = next()) {
            boolean answered = false;
            try {
                answered = asking.ask(machine);
            } finally {
                done(machine, answered);
            }
        }
    }

    private synchronized @Nullable Machine next() {
        @Nullable
        Machine machine = System.nanoTime() - restsUntil >= 0 ? waiting.poll() : null;
        if (machine == null) {
            running--;
        } else {
            asked.add(machine);
        }
        return machine;
    }

    private synchronized void done(Machine machine, boolean answered) {
        asked.remove(machine);
        if (answered) {
            pause = 0;
        } else {
            pause = Math.clamp(2 * pause, FIRST_PAUSE, LONGEST_PAUSE);
            restsUntil = System.nanoTime() + pause;
        }
    }
}
