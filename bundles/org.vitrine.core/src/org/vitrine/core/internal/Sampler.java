// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * Looks at one host or connection about once a second while somebody watches, on a daemon thread of its own, one look at a time:
 * what a slow one misses is missing. Thread-safe.
 */
final class Sampler {
    // a look that comes later than this many periods after the one before leaves a gap
    private static final double LATE = 2.5;
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final Text label;
    private final Supplier<Looks> begin;
    private final Duration period;
    private final Recorder recorder = new Recorder();
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final WallClock clock = new WallClock();
    private int watchers;
    private boolean running;
    private boolean closed;
    private long idleSince = System.nanoTime();
    // written by the thread that looks
    private volatile List<Text> absences = List.of();
    private volatile Optional<Text> problem = Optional.empty();
    private volatile Optional<Long> lookingSince = Optional.empty();
    private long lastPoint = Long.MIN_VALUE;

    /**
     * @param label  the name of what is looked at
     * @param begin  begins to look
     * @param period between the begins of two looks, at least
     */
    Sampler(Text label, Supplier<Looks> begin, Duration period) {
        this.label = label;
        this.begin = begin;
        this.period = period;
    }

    Recorder recorder() {
        return recorder;
    }

    Listeners<Boolean> listeners() {
        return listeners;
    }

    List<Text> absences() {
        return recorder.isFull()
                ? Stream.concat(absences.stream(), Stream
                        .of(Text.of("There are more than {0} figures; the rest is left out.", Recorder.MOST_SERIES)))
                        .toList()
                : absences;
    }

    Optional<Text> problem() {
        long waited = lookingSince.map(since -> System.nanoTime() - since).orElse(0L);
        return waited < SLOW.toNanos()
                ? problem
                : Optional.of(Text.of("{0} has not answered for {1} seconds.", label,
                        TimeUnit.NANOSECONDS.toSeconds(waited)));
    }

    /** One more watches. */
    synchronized void watch() {
        watchers++;
        if (!running && !closed) {
            running = true;
            Thread.ofPlatform().daemon().name("live figures").start(this::run);
        }
        notifyAll();
    }

    /** One less watches; with the last one looking ends, a look that goes on is cancelled. */
    synchronized void release() {
        watchers--;
        idleSince = System.nanoTime();
        notifyAll();
    }

    /** Looks no more, whoever watches; a look that goes on is cancelled. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized boolean isWatched() {
        return watchers > 0 && !closed;
    }

    /** Whether nobody has watched for so long. */
    synchronized boolean isIdleFor(Duration time) {
        return watchers == 0 && !running && System.nanoTime() - idleSince > time.toNanos();
    }

    private void run() {
        try (Looks looks = begin.get()) {
            for (long due = System.nanoTime(); awaits(due);) {
                long start = System.nanoTime();
                lookingSince = Optional.of(start);
                look(looks);
                lookingSince = Optional.empty();
                long end = System.nanoTime();
                // a host that takes long is left alone for long
                due = Math.max(due + period.toNanos(), end + Math.max(0, end - start - period.toNanos() / 2));
                listeners.tell(Boolean.TRUE);
            }
        } catch (RuntimeException | LinkageError e) {
            problem = Optional.of(failed(e));
            ended();
        }
    }

    /** Whoever watches next tries again. */
    private synchronized void ended() {
        running = false;
    }

    /** Waits; false when nobody watches any more, and then the thread ends. */
    private synchronized boolean awaits(long due) {
        try {
            for (long left = due - System.nanoTime(); isWatched() && left > 0; left = due - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            running = isWatched();
        } catch (InterruptedException e) {
            // nobody interrupts it but a Java machine that ends
            Thread.currentThread().interrupt();
            running = false;
        }
        return running;
    }

    private Text failed(Throwable e) {
        System.getLogger(Sampler.class.getName()).log(Level.ERROR, "Looking at " + label, e);
        return Text.of("{0} could not be looked at: {1}.", label, e);
    }

    private void look(Looks looks) {
        Optional<Looks.Taken> taken = Optional.empty();
        try {
            taken = Optional.of(looks.take(new WhileWatched()));
            problem = Optional.empty();
        } catch (VitrineException e) {
            problem = Optional.of(e.text());
        } catch (RuntimeException | LinkageError e) {
            problem = Optional.of(failed(e));
        }
        if (isWatched()) {
            absences = taken.map(Looks.Taken::absences).orElse(absences);
            remember(taken);
        }
    }

    private void remember(Optional<Looks.Taken> taken) {
        long now = clock.now();
        if (lastPoint != Long.MIN_VALUE && now - lastPoint > LATE * period.toMillis()) {
            recorder.gap(lastPoint + 1);
        }
        lastPoint = now;
        taken.ifPresentOrElse(look -> recorder.look(now, look.nanos(), look.samples()), () -> recorder.gap(now));
    }

    /** Nobody waits for a look that nobody watches. */
    private final class WhileWatched implements Progress {
        @Override
        public void now(Text doing) {
            // the feed says for how long it lasts
        }

        @Override
        public boolean isCancelled() {
            return !isWatched();
        }
    }
}
