// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import org.vitrine.core.ProviderFailedException;
import org.vitrine.domain.StaleEditException;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;

/**
 * Asks one foreigner, a provider or a check, with a deadline and on threads of its own, until it throws or hangs once; from
 * then on it is not asked any more. A fact that is unknown is an answer and passes through, and so does a domain's refusal of
 * a stale edit, which is the caller's fault. Thread-safe.
 *
 * <p>Whoever could go on and has had less of the processor than the deadline does not hang: on a machine that is busy with
 * other things it is waited for, {@value #PATIENCE} times as long at most.
 */
final class Guard implements AutoCloseable {
    // a hung call keeps its thread for good: so few that a foreigner cannot take many, and none of another's
    private static final int THREADS = 4;
    private static final int PATIENCE = 10;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Text who;
    private final Duration deadline;
    private final Consumer<Text> onFailure;
    private final Crew threads;
    private final AtomicReference<Optional<Text>> failure = new AtomicReference<>(Optional.empty());

    /**
     * @param who       named in messages
     * @param deadline  for each call, counted from its begin
     * @param onFailure told once, with the reason
     */
    Guard(Text who, Duration deadline, Consumer<Text> onFailure) {
        this(who, deadline, onFailure, Crew::processorTime);
    }

    Guard(Text who, Duration deadline, Consumer<Text> onFailure, ToLongFunction<Thread> processorTime) {
        this.who = who;
        this.deadline = deadline;
        this.onFailure = onFailure;
        threads = new Crew(THREADS, Own::new, processorTime);
    }

    /** A thread of this guard. */
    private final class Own extends Thread {
        Own(Runnable work) {
            super(work, "vitrine-provider");
            setDaemon(true);
        }

        Guard guard() {
            return Guard.this;
        }
    }

    /** A call that was begun; {@link #get()} waits for it. */
    interface Call<T> {
        T get();
    }

    /** A question and its answer, which {@link Call#get()} waits for. */
    record Answer<Q, T>(Q question, Call<T> call) {
    }

    /** Many questions that were begun at once. */
    interface Talk<Q, T> {

        /** Gives them so many nanoseconds to be answered in turn, then asks what is left on more threads. */
        void settle(long nanos);

        /**
         * Waits for what was asked, not for the answers.
         *
         * @throws ProviderFailedException when the foreigner did not tell what to ask
         */
        List<Answer<Q, T>> answers();
    }

    /** Why it is not asked any more. */
    Optional<Text> failure() {
        return failure.get();
    }

    /**
     * Asks and waits. From within a call of this guard it is asked at once, within the deadline of that call.
     *
     * @throws ProviderFailedException when it threw, hung or answered null, now or earlier
     */
    <T> T call(Supplier<T> work) {
        return Thread.currentThread() instanceof Own own && own.guard() == this ? here(work) : begin(work).get();
    }

    private <T> T here(Supplier<T> work) {
        try {
            return Objects.requireNonNull(work.get(), "it answered null");
        } catch (RuntimeException | Error e) {
            throw translate(e);
        }
    }

    /** Begins a call, so that several can run at once and all end within one deadline. */
    <T> Call<T> begin(Supplier<T> work) {
        Optional<Text> earlier = failure.get();
        if (earlier.isPresent()) {
            return () -> {
                throw new ProviderFailedException(earlier.get(), null);
            };
        }
        long end = System.nanoTime() + deadline.toNanos();
        try {
            Future<T> future = threads.submit(() -> Objects.requireNonNull(work.get(), "it answered null"));
            return () -> await(future, end);
        } catch (RejectedExecutionException e) {
            return () -> {
                throw new ProviderFailedException(Text.of("{0} is gone", who), e);
            };
        }
    }

    /**
     * Begins to ask many questions that the foreigner tells itself, in one call; all end within one deadline.
     *
     * @param questions asked first, of the foreigner
     * @param answer    asked for each, of the foreigner
     */
    <Q, T> Talk<Q, T> begin(Supplier<List<Q>> questions, Function<Q, T> answer) {
        Optional<Text> earlier = failure.get();
        if (earlier.isPresent()) {
            return refusing(new ProviderFailedException(earlier.get(), null));
        }
        long end = System.nanoTime() + deadline.toNanos();
        try {
            return talk(new Interview<>(threads, questions, answer), end);
        } catch (RejectedExecutionException e) {
            return refusing(new ProviderFailedException(Text.of("{0} is gone", who), e));
        }
    }

    private <Q, T> Talk<Q, T> talk(Interview<Q, T> interview, long end) {
        return new Talk<>() {
            @Override
            public void settle(long nanos) {
                interview.settle(nanos);
            }

            @Override
            public List<Answer<Q, T>> answers() {
                List<Interview.Asked<Q, T>> asked = await(interview.questions(), end);
                // when it took long to tell them, no other thread knew of them before
                interview.settle(0);
                return asked.stream()
                        .map(one -> new Answer<Q, T>(one.question(), () -> await(one.answer(), end))).toList();
            }
        };
    }

    private static <Q, T> Talk<Q, T> refusing(ProviderFailedException why) {
        return new Talk<>() {
            @Override
            public void settle(long nanos) {
                // there is nothing to wait for
            }

            @Override
            public List<Answer<Q, T>> answers() {
                throw why;
            }
        };
    }

    private <T> T await(Future<T> future, long end) {
        try {
            return patiently(future, end);
        } catch (TimeoutException e) {
            future.cancel(true);
            throw failed(Text.of("{0} did not answer within {1} ms", who, deadline.toMillis()), e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new UnknownFactException("the question was withdrawn");
        } catch (ExecutionException e) {
            throw translate(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private <T> T patiently(Future<T> future, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        long last = end + (PATIENCE - 1) * deadline.toNanos();
        long until = end;
        while (true) {
            try {
                return future.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                long now = System.nanoTime();
                if (now - last >= 0 || !threads.isStarved(deadline)) {
                    throw e;
                }
                until = now + TimeUnit.MILLISECONDS.toNanos(LOOK_AGAIN_MILLIS);
            }
        }
    }

    private RuntimeException translate(Throwable cause) {
        return switch (cause) {
            case UnknownFactException unknown -> unknown;
            case StaleEditException stale -> stale;
            case ProviderFailedException told -> told;
            default -> failed(Text.of("{0} failed: {1}", who, cause), cause);
        };
    }

    private ProviderFailedException failed(Text why, Throwable cause) {
        if (failure.compareAndSet(Optional.empty(), Optional.of(why))) {
            onFailure.accept(why);
        }
        return new ProviderFailedException(why, cause);
    }

    /** Asks no more; what runs may end. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
