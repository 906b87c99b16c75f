// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;

/**
 * Runs foreign code on bounded threads with a deadline. A call that throws or hangs becomes a
 * {@link ProviderFailedException}; a fact that is unknown is an answer and passes through, and so does a domain's refusal
 * of a stale edit, which is the caller's fault and not the provider's.
 */
final class Guard implements AutoCloseable {
    // a hung call keeps its thread for good, so a few more than can reasonably be busy at once
    private static final int THREADS = 32;

    private final Duration deadline;
    private final ExecutorService threads = new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS,
            new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("vitrine-provider-", 1).factory());

    Guard(Duration deadline) {
        this.deadline = deadline;
    }

    /** A call that was begun; {@link #get()} waits for it. */
    interface Call<T> {
        T get();
    }

    <T> T call(Text who, Supplier<T> work) {
        return begin(who, work).get();
    }

    /** Begins a call, so that several can run at once. */
    <T> Call<T> begin(Text who, Supplier<T> work) {
        try {
            Future<T> future = threads.submit(work::get);
            return () -> await(who, future);
        } catch (RejectedExecutionException e) {
            return () -> {
                throw new ProviderFailedException(Text.of("{0} was not asked: too many calls hang", who), e);
            };
        }
    }

    private <T> T await(Text who, Future<T> future) {
        try {
            return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new ProviderFailedException(Text.of("{0} did not answer within {1} s", who, deadline.toSeconds()), e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnknownFactException("the question was withdrawn");
        } catch (ExecutionException e) {
            throw translate(who, e);
        }
    }

    private static RuntimeException translate(Text who, ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof UnknownFactException unknown) {
            return unknown;
        }
        if (cause instanceof ProviderFailedException failed) {
            return failed;
        }
        if (cause instanceof org.vitrine.domain.StaleEditException stale) {
            return stale;
        }
        return new ProviderFailedException(Text.of("{0} failed: {1}", who, String.valueOf(cause)), cause);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
