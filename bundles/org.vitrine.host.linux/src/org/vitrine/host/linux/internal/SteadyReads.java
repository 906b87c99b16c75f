// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.vitrine.core.CancelledException;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/**
 * Makes a few probes again and again on one daemon thread. A read in the kernel can hang and cannot be interrupted: then that
 * thread is left to it, another one goes on, and the probe is not made again before the read came back. For one thread at a
 * time.
 */
final class SteadyReads implements AutoCloseable {
    private static final int MOST_HANGING = 3;
    private static final long LOOK_MILLIS = 50;
    private final Map<Probe.PathProbe, Future<?>> hanging = new HashMap<>();
    private Optional<ExecutorService> worker = Optional.empty();

    /** The probes of one look. */
    private static final class Task implements Runnable {
        private final List<Probe.PathProbe> probes;
        private final Function<Probe.PathProbe, Consumer<HostSnapshot.Builder>> read;
        private final Map<Probe.PathProbe, Consumer<HostSnapshot.Builder>> answers = new ConcurrentHashMap<>();
        private volatile int next;

        Task(List<Probe.PathProbe> probes, Function<Probe.PathProbe, Consumer<HostSnapshot.Builder>> read) {
            this.probes = probes;
            this.read = read;
        }

        @Override
        public void run() {
            for (int at = 0; at < probes.size(); at++) {
                next = at;
                answers.put(probes.get(at), read.apply(probes.get(at)));
            }
        }

        Probe.PathProbe current() {
            return probes.get(next);
        }
    }

    /**
     * Makes them.
     *
     * @param read makes one and gives what it puts into a look
     * @return what to put, also for those that could not be made
     * @throws VitrineException when nobody waits any more, or too many reads hang
     */
    List<Consumer<HostSnapshot.Builder>> make(Collection<Probe.PathProbe> probes,
            Function<Probe.PathProbe, Consumer<HostSnapshot.Builder>> read, Deadline deadline) throws VitrineException {
        hanging.values().removeIf(Future::isDone);
        if (hanging.size() >= MOST_HANGING) {
            throw new VitrineException(Text.of("Reading {0} does not end. Look into the kernel's log.",
                    hanging.keySet().iterator().next().glob()));
        }
        var task = new Task(probes.stream().filter(probe -> !hanging.containsKey(probe)).toList(), read);
        await(task, deadline);
        var answers = new ArrayList<Consumer<HostSnapshot.Builder>>();
        for (Probe.PathProbe probe : probes) {
            answers.add(Optional.ofNullable(task.answers.get(probe)).orElseGet(() -> Scan.failed(probe,
                    hanging.containsKey(probe) ? "reading it does not end" : "it was not read in time")));
        }
        return answers;
    }

    private void await(Task task, Deadline deadline) throws VitrineException {
        ExecutorService thread = worker.orElseGet(
                () -> Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("host reader").factory()));
        worker = Optional.of(thread);
        Future<?> reading = thread.submit(task);
        try {
            while (true) {
                try {
                    reading.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    if (deadline.isOver()) {
                        leave(task, reading);
                        if (deadline.isCancelled()) {
                            throw cancelled();
                        }
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void leave(Task task, Future<?> reading) {
        hanging.put(task.current(), reading);
        close();
    }

    private static CancelledException cancelled() {
        return new CancelledException(Text.of("Looking at the host was cancelled"));
    }

    @Override
    public void close() {
        worker.ifPresent(ExecutorService::shutdown);
        worker = Optional.empty();
    }
}
