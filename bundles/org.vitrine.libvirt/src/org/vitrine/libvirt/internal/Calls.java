// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.vitrine.core.CancelledException;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * Makes the calls of one connection into libvirt, on at most four threads of its own, so that whoever waits can stop
 * waiting: a native call cannot be interrupted, and a daemon that hangs takes no other connection along. Thread-safe.
 */
final class Calls {

    private static final int THREADS = 4;
    private static final int WAITING = 256;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /** For the connection of this URI. */
    Calls(String uri) {
        threads = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                Thread.ofPlatform().name("libvirt " + uri + " ", 1).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** A call that gives nothing which has to be tidied up. */
    <T> T call(Text doing, Duration deadline, Progress progress, Attempt.Work<T> work) throws VitrineException {
        return call(doing, new Clock(deadline), progress, work, unwanted -> {
            // nothing to tidy up
        });
    }

    /**
     * Makes a call and waits for it.
     *
     * @param doing    what is done, as the person reads it: "Starting x"
     * @param work     the call
     * @param unwanted undoes what the call gave, on the calling thread's behalf, when nobody waits for it any more
     * @throws CancelledException when the progress was cancelled, or the thread interrupted
     * @throws VitrineException   when libvirt refused or the time is over
     */
    <T> T call(Text doing, Clock clock, Progress progress, Attempt.Work<T> work, Consumer<T> unwanted)
            throws VitrineException {
        if (progress.isCancelled()) {
            throw new CancelledException(doing);
        }
        progress.now(doing);
        Attempt<T> attempt = new Attempt<>(work, unwanted);
        try {
            threads.execute(attempt);
        } catch (RejectedExecutionException e) {
            throw new VitrineException(
                    Text.of("{0}: libvirt is busy with {1} other requests. Wait until they are done.", doing, WAITING),
                    e);
        }
        while (!attempt.await(Duration.ofMillis(50))) {
            boolean cancelled = progress.isCancelled() || Thread.currentThread().isInterrupted();
            if ((cancelled || clock.isOver()) && attempt.abandon()) {
                if (!threads.remove(attempt)) {
                    attempt.await(clock.grace());
                }
                throw cancelled ? new CancelledException(doing) : late(doing, clock);
            }
        }
        try {
            return attempt.result();
        } catch (LibvirtFailure e) {
            throw new VitrineException(Sentences.of(e), e);
        }
    }

    private static VitrineException late(Text doing, Clock clock) {
        return new VitrineException(Text.of(
                "{0} took longer than {1} s, so Vitrine stopped waiting. Check that the libvirt daemon and the host answer, "
                        + "then try again.",
                doing, clock.limit().toSeconds()));
    }

    /** Does something that nobody waits for. */
    void later(Runnable work) {
        threads.execute(work);
    }
}
