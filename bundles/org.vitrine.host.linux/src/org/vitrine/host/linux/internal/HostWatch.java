// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;

/**
 * Watches a host on a daemon thread of its own: tells what the host says by itself at once, and what only a look finds at
 * regular times.
 */
public final class HostWatch implements Subscription {
    // how long the thread may still wait after it was closed
    private static final Duration SLICE = Duration.ofMillis(600);
    private final Poll poll;
    private final Pace pace;
    private final Consumer<Set<String>> changed;
    private Events events;
    private long pollAt = System.nanoTime();
    private volatile boolean closed;

    /**
     * How often a host is looked at.
     *
     * @param pause the shortest time between two looks at a host that does not say what changes
     * @param rare  the same for one that does
     * @param share how many times longer than a look and what came of it the pause after it is at least, so that looking
     *              costs little
     */
    public record Pace(Duration pause, Duration rare, int share) {
        private long after(long look, boolean isListening) {
            return Math.max((isListening ? rare : pause).toNanos(), share * look);
        }
    }

    private HostWatch(Events events, Poll poll, Pace pace, Consumer<Set<String>> changed) {
        this.events = events;
        this.poll = poll;
        this.pace = pace;
        this.changed = changed;
    }

    /**
     * Begins to watch.
     *
     * @param events  closed by the watch
     * @param poll    likewise
     * @param changed takes paths as {@link org.vitrine.core.HostSource#watch} says
     */
    public static Subscription begin(Events events, Poll poll, Pace pace, Consumer<Set<String>> changed) {
        var watch = new HostWatch(events, poll, pace, changed);
        Thread.ofPlatform().daemon().name("host watch").start(watch::run);
        return watch;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        try {
            while (!closed) {
                Set<String> paths = new HashSet<>(heard());
                long start = System.nanoTime();
                boolean due = start - pollAt >= 0;
                if (!closed && due) {
                    paths.addAll(seen());
                }
                if (!closed && !paths.isEmpty()) {
                    tell(paths);
                }
                if (due) {
                    long now = System.nanoTime();
                    pollAt = now + pace.after(now - start, events.isListening());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            events.close();
            poll.close();
        }
    }

    private Set<String> heard() throws InterruptedException {
        Duration left = Duration.ofNanos(Math.clamp(pollAt - System.nanoTime(), 0, SLICE.toNanos()));
        try {
            return events.next(left);
        } catch (IOException e) {
            log(Level.DEBUG, e);
            events.close();
            events = Events.none();
            // what was said and not heard
            return Set.of("/");
        }
    }

    private Set<String> seen() {
        try {
            return poll.differences();
        } catch (VitrineException e) {
            log(Level.DEBUG, e);
            return Set.of();
        }
    }

    private void tell(Set<String> paths) {
        try {
            changed.accept(Set.copyOf(paths));
        } catch (RuntimeException e) {
            log(Level.ERROR, e);
        }
    }

    private static void log(Level level, Exception e) {
        System.getLogger(HostWatch.class.getName()).log(level, "Watching a host", e);
    }
}
