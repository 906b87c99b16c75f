// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterviewTest {
    private static final long LONG = 20_000_000_000L;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Interview<Supplier<Object>, Object> ask(List<Supplier<Object>> questions) {
        return new Interview<>(threads, () -> questions, Supplier::get);
    }

    @Test
    void oneThreadAsksAllInTheirOrder() throws Exception {
        Supplier<Object> thread = () -> Thread.currentThread().threadId();
        Interview<Supplier<Object>, Object> interview = ask(List.of(thread, thread, thread));

        interview.settle(LONG);

        List<Object> answers = interview.questions().get().stream().map(one -> one.answer().resultNow()).toList();
        assertEquals(3, answers.size());
        assertEquals(1, answers.stream().distinct().count());
    }

    @Test
    void afterAWhileAnotherThreadTakesWhatIsLeft() throws Exception {
        var over = new CountDownLatch(1);
        Interview<Supplier<Object>, Object> interview = ask(List.of(() -> hang(over), () -> true));
        List<Interview.Asked<Supplier<Object>, Object>> asked = interview.questions().get();

        interview.settle(1);

        assertEquals(true, asked.getLast().answer().get());
        assertFalse(asked.getFirst().answer().isDone());
        over.countDown();
        assertEquals(false, asked.getFirst().answer().get());
    }

    /** As when a provider's bundle is taken out while its checks are asked. */
    @Test
    void whoBeganGoesOnWhenThereAreNoMoreThreads() throws Exception {
        var over = new CountDownLatch(1);
        Interview<Supplier<Object>, Object> interview = ask(List.of(() -> hang(over), () -> true));
        List<Interview.Asked<Supplier<Object>, Object>> asked = interview.questions().get();
        threads.shutdown();

        interview.settle(1);

        over.countDown();
        assertEquals(true, asked.getLast().answer().get());
    }

    @Test
    void whatIsGivenUpIsInterruptedAndWhatFollowsIsNot() throws Exception {
        var begun = new CountDownLatch(1);
        Interview<Supplier<Object>, Object> interview = ask(List.of(() -> {
            begun.countDown();
            return hang(new CountDownLatch(1));
        }, () -> Thread.currentThread().isInterrupted()));
        List<Interview.Asked<Supplier<Object>, Object>> asked = interview.questions().get();
        begun.await();

        asked.getFirst().answer().cancel(true);

        assertEquals(false, asked.getLast().answer().get());
        assertTrue(asked.getFirst().answer().isCancelled());
    }

    /** Whether it was interrupted, which it then still is. */
    private static boolean hang(CountDownLatch until) {
        try {
            until.await();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
