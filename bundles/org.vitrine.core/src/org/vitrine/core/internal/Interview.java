// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What one thread hears from a foreigner: first what there is to ask, then the answers one after the other, since handing over
 * each costs more than most answers. When that is not through soon, {@link #settle} lets other threads take what is left, so
 * that a question that hangs holds up no other. Thread-safe.
 *
 * @param <Q> a question
 * @param <T> an answer
 */
final class Interview<Q, T> {
    private static final int MORE_THREADS = 3;

    record Asked<Q, T>(Q question, FutureTask<T> answer) {
    }

    private final Executor threads;
    private final FutureTask<List<Asked<Q, T>>> questions;
    private final Queue<FutureTask<T>> left = new ConcurrentLinkedQueue<>();
    private final FutureTask<Boolean> all;

    /**
     * Begins.
     *
     * @throws RejectedExecutionException when the threads take no more work
     */
    Interview(Executor threads, Supplier<List<Q>> questions, Function<Q, T> answer) {
        this.threads = threads;
        this.questions = new FutureTask<>(() -> {
            List<Asked<Q, T>> asked = questions.get().stream().map(one -> new Asked<>(one, task(answer, one))).toList();
            asked.forEach(one -> left.add(one.answer()));
            return asked;
        });
        all = new FutureTask<>(() -> {
            this.questions.run();
            work();
        }, true);
        threads.execute(all);
    }

    private static <Q, T> FutureTask<T> task(Function<Q, T> answer, Q question) {
        return new FutureTask<>(() -> Objects.requireNonNull(answer.apply(question), "it answered null"));
    }

    private void work() {
        // an interrupt was meant for the question that was given up, not for the one that follows
        Thread.interrupted();
        for (@Nullable
        FutureTask<T> next = left.poll(); next != null; next = left.poll()) {
            next.run();
            Thread.interrupted();
        }
    }

    /** What there was to ask, and what is answered or will be. */
    FutureTask<List<Asked<Q, T>>> questions() {
        return questions;
    }

    /** Gives it so many nanoseconds to end by itself, then lets other threads take what nobody has begun yet. */
    void settle(long nanos) {
        try {
            all.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            getHelp();
        } catch (InterruptedException e) {
            // whoever waits for an answer is told
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("what was asked keeps what it throws", e);
        }
    }

    private void getHelp() {
        try {
            for (int i = 0; i < MORE_THREADS && !left.isEmpty(); i++) {
                threads.execute(this::work);
            }
        } catch (RejectedExecutionException e) {
            // the foreigner has just gone: who began goes on alone, and the deadline holds
        }
    }
}
