// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

import org.vitrine.core.CancelledException;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/**
 * One pass over a host. Each probe is one task of a few daemon threads, because a read in the kernel can hang and cannot be
 * interrupted: whoever waits goes on at the deadline without it, and its answer is left alone when it comes late.
 */
final class Scan {
    // one more than the commands that may well run at once, so that files never wait for them
    private static final int THREADS = 3;
    private static final long LOOK_MILLIS = 50;
    private final Function<Probe, Consumer<HostSnapshot.Builder>> answer;
    private final Deadline deadline;

    /**
     * @param answer   makes a probe and gives what it puts into the snapshot
     * @param deadline when the scan ends
     */
    Scan(Function<Probe, Consumer<HostSnapshot.Builder>> answer, Deadline deadline) {
        this.answer = answer;
        this.deadline = deadline;
    }

    HostSnapshot collect(Collection<Probe> probes) throws CancelledException {
        ExecutorService workers = Executors.newFixedThreadPool(THREADS,
                Thread.ofPlatform().daemon().name("host scan ", 1).factory());
        try {
            Map<Probe, Future<Consumer<HostSnapshot.Builder>>> running = new LinkedHashMap<>();
            for (Probe probe : probes) {
                running.computeIfAbsent(probe, p -> workers.submit(() -> answer.apply(p)));
            }
            HostSnapshot.Builder snapshot = HostSnapshot.builder();
            for (var entry : running.entrySet()) {
                await(entry.getKey(), entry.getValue()).accept(snapshot);
            }
            // what ended early because of it would look like facts that could not be told
            if (deadline.isCancelled()) {
                throw cancelled();
            }
            return snapshot.build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } finally {
            workers.shutdownNow();
        }
    }

    private Consumer<HostSnapshot.Builder> await(Probe probe, Future<Consumer<HostSnapshot.Builder>> future)
            throws CancelledException, InterruptedException {
        while (true) {
            try {
                if (deadline.isCancelled()) {
                    throw cancelled();
                }
                return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (deadline.left().isZero()) {
                    return failed(probe, "the scan took too long");
                }
            } catch (ExecutionException e) {
                return failed(probe, "reading failed: " + e.getCause());
            }
        }
    }

    /** What a probe puts that could not be made: the reason, where its answers would stand. */
    static Consumer<HostSnapshot.Builder> failed(Probe probe, String why) {
        return switch (probe) {
            case Probe.CommandProbe(var command) -> snapshot -> snapshot.output(command,
                    Fact.unknown("\"" + command.line() + "\": " + why));
            case Probe.PathProbe(String glob, var volatility) -> snapshot -> snapshot.merge(PathExpansion.start(glob),
                    Entry.unreadable(why));
        };
    }

    private static CancelledException cancelled() {
        return new CancelledException(Text.of("Looking at the host was cancelled"));
    }
}
