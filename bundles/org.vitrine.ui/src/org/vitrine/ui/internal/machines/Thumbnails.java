// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;

import org.eclipse.swt.graphics.ImageData;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Progress;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * Takes pictures of the machines that somebody looks at, in the background. A machine is asked again after one and a half
 * seconds, so that no picture is older than two; after five times the lesser of what its last two pictures took where that is
 * more, so that who was slow once, as a guest that boots, is not left alone for it; and ever more seldom when it has no picture to
 * give. Thread-safe.
 */
final class Thumbnails implements AutoCloseable {
    private static final long EVERY = Duration.ofMillis(1500).toNanos();
    private static final int REST = 5;
    private static final long DEADLINE = Duration.ofSeconds(5).toNanos();
    private static final long FIRST_PAUSE = Duration.ofSeconds(4).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(60).toNanos();
    private static final int IDLE_SECONDS = 10;

    private final int width;
    private final int height;
    private final BiConsumer<Machine, ImageData> arrived;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS,
            TimeUnit.SECONDS, new SynchronousQueue<>(), Thread.ofPlatform().name("thumbnails ", 1).daemon().factory());
    private final Map<Connection, Lane> lanes = new WeakHashMap<>();
    private final Map<Machine, Taken> taken = new WeakHashMap<>();
    private volatile boolean closed;

    /**
     * How a machine answered last: when it is asked again, what its picture was, how long that took, and how long the machine
     * pauses without one.
     */
    private record Taken(long due, long sum, long took, long pause) {
        static final Taken NEVER = new Taken(System.nanoTime(), -1, 0, 0);
    }

    /**
     * For pictures that fit into this size.
     *
     * @param arrived told of each picture that is another than the last, on a background thread
     */
    Thumbnails(int width, int height, BiConsumer<Machine, ImageData> arrived) {
        this.width = width;
        this.height = height;
        this.arrived = arrived;
    }

    /** Has pictures taken of those machines whose last one is old; others that wait for theirs are given up. */
    void want(Collection<Machine> machines) {
        if (!closed) {
            Map<Connection, List<Machine>> due = machines.stream().filter(this::isDue)
                    .collect(Collectors.groupingBy(Machine::connection));
            lanes(due.keySet()).forEach((connection, lane) -> lane.want(due.getOrDefault(connection, List.of())));
        }
    }

    private synchronized Map<Connection, Lane> lanes(Collection<Connection> wanted) {
        wanted.forEach(connection -> lanes.computeIfAbsent(connection, one -> new Lane(threads, this::take)));
        return Map.copyOf(lanes);
    }

    private synchronized boolean isDue(Machine machine) {
        return machine.state() == Machine.State.RUNNING && System.nanoTime() - last(machine).due >= 0;
    }

    private synchronized Taken last(Machine machine) {
        return taken.getOrDefault(machine, Taken.NEVER);
    }

    private synchronized void put(Machine machine, Taken now) {
        taken.put(machine, now);
    }

    private boolean take(Machine machine) {
        long began = System.nanoTime();
        Taken before = last(machine);
        try {
            Optional<Screenshot> shot = machine.screenshot(0, until(began + DEADLINE));
            if (shot.isEmpty()) {
                put(machine, paused(before));
                return true;
            }
            long sum = sum(shot.get().bytes());
            if (sum != before.sum && !closed) {
                arrived.accept(machine, Thumbnail.of(shot.get(), width, height));
            }
            long took = System.nanoTime() - began;
            put(machine, new Taken(began + pace(took, before.took), sum, took, 0));
            return true;
        } catch (CancelledException e) {
            put(machine, paused(before));
            return closed;
        } catch (VitrineException e) {
            // no picture now: it just ended, or shows one that cannot be taken; its state comes by events
            put(machine, paused(before));
            return true;
        }
    }

    /** After how long a machine is asked again that took so long now and the last time, in nanoseconds. */
    static long pace(long took, long before) {
        return Math.max(EVERY, REST * Math.min(took, before));
    }

    private static Taken paused(Taken before) {
        long pause = Math.clamp(2 * before.pause, FIRST_PAUSE, LONGEST_PAUSE);
        return new Taken(System.nanoTime() + pause, before.sum, 0, pause);
    }

    private static long sum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return sum.getValue();
    }

    private Progress until(long deadline) {
        return new Progress() {
            @Override
            public void now(Text doing) {
                // nobody reads it
            }

            @Override
            public boolean isCancelled() {
                return closed || System.nanoTime() - deadline >= 0;
            }
        };
    }

    /** The machine's last picture is not kept any more: the next one arrives, also when it is the same. */
    synchronized void forget(Machine machine) {
        taken.remove(machine);
    }

    /** Ends it; what is under way comes to nothing. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
    }
}
