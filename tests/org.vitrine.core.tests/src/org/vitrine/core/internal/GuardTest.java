// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.ProviderFailedException;
import org.vitrine.domain.StaleEditException;
import org.vitrine.host.Text;
import org.vitrine.host.UnknownFactException;

class GuardTest {
    private final List<Text> failures = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Guard guard = new Guard(Text.of("It"), Duration.ofMillis(300), failures::add);

    @AfterEach
    void end() {
        over.countDown();
        guard.close();
    }

    private String hang() {
        try {
            over.await();
        } catch (InterruptedException e) {
            return hang();
        }
        return "too late";
    }

    private static String boom() {
        throw new IllegalStateException("boom");
    }

    @Test
    void answersPassAndFarMoreCallsThanThreadsMayBeBegun() {
        List<Guard.Call<Integer>> calls = IntStream.range(0, 500).mapToObj(i -> guard.begin(() -> i)).toList();

        assertEquals(IntStream.range(0, 500).boxed().toList(), calls.stream().map(Guard.Call::get).toList());
        assertEquals(List.of(), failures);
    }

    @Test
    void whoThrowsOnceIsNotAskedAgain() {
        ProviderFailedException failure = assertThrows(ProviderFailedException.class,
                () -> guard.call(GuardTest::boom));
        var asked = new AtomicBoolean();

        assertThrows(ProviderFailedException.class, () -> guard.call(() -> asked.getAndSet(true)));

        assertEquals("It failed: java.lang.IllegalStateException: boom", failure.text().toString());
        assertEquals(Optional.of(failure.text()), guard.failure());
        assertEquals(List.of(failure.text()), failures);
        assertTrue(!asked.get());
    }

    /** Works on until it was waited for far longer than the deadline, and has had next to nothing of the processor. */
    @Test
    void whoGetsNoProcessorIsWaitedFor() {
        try (Guard starved = new Guard(Text.of("It"), Duration.ofMillis(20), failures::add, thread -> 0)) {
            long end = System.nanoTime() + Duration.ofMillis(60).toNanos();
            assertEquals("done", starved.call(() -> workUntil(() -> System.nanoTime() - end >= 0)));
        }
        assertEquals(List.of(), failures);
    }

    /** Whoever waits, or has had its share, hangs. */
    @Test
    void whoHangsIsNotWaitedForHoweverBusyTheMachine() {
        var had = new AtomicLong();
        try (Guard waiting = new Guard(Text.of("It"), Duration.ofMillis(20), failures::add, thread -> 0);
                Guard busy = new Guard(Text.of("It"), Duration.ofMillis(20), failures::add,
                        thread -> had.addAndGet(Duration.ofSeconds(1).toNanos()))) {
            assertThrows(ProviderFailedException.class, () -> waiting.call(this::hang));
            assertThrows(ProviderFailedException.class, () -> busy.call(() -> workUntil(() -> over.getCount() == 0)));
        }
        assertEquals(2, failures.size());
    }

    private static String workUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Thread.onSpinWait();
        }
        return "done";
    }

    @Test
    void errorsAndNullAreFailuresAsWell() {
        try (Guard other = new Guard(Text.of("It"), Duration.ofSeconds(1), failures::add)) {
            assertThrows(ProviderFailedException.class, () -> guard.call(() -> {
                throw new NoClassDefFoundError("gone");
            }));
            assertThrows(ProviderFailedException.class, () -> other.call(new AtomicReference<String>()::get));
        }

        assertEquals(List.of("It failed: java.lang.NoClassDefFoundError: gone",
                "It failed: java.lang.NullPointerException: it answered null"),
                failures.stream().map(Text::toString).toList());
    }

    @Test
    void manyHangingCallsEndWithinOneDeadline() {
        List<Guard.Call<String>> calls = IntStream.range(0, 20).mapToObj(i -> guard.begin(this::hang)).toList();
        long begin = System.nanoTime();

        calls.forEach(call -> assertThrows(ProviderFailedException.class, call::get));

        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(millis < 2_000, millis + " ms");
        assertEquals(List.of("It did not answer within 300 ms"), failures.stream().map(Text::toString).toList());
    }

    @Test
    void whatWasAnsweredInTimeCountsAlthoughAnotherCallHangs() {
        Guard.Call<String> hanging = guard.begin(this::hang);
        Guard.Call<String> quick = guard.begin(() -> "quick");

        assertThrows(ProviderFailedException.class, hanging::get);
        assertEquals("quick", quick.get());
    }

    @Test
    void anUnknownFactAndAStaleEditAreNobodysFault() {
        assertThrows(UnknownFactException.class, () -> guard.call(() -> {
            throw new UnknownFactException("/dev/kvm was not probed");
        }));
        assertThrows(StaleEditException.class, () -> guard.call(() -> {
            throw new StaleEditException("changed");
        }));

        assertEquals(Optional.empty(), guard.failure());
    }

    @Test
    void whoNoLongerWaitsDoesNotBlameTheForeigner() {
        Guard.Call<String> call = guard.begin(this::hang);
        Thread.currentThread().interrupt();

        assertThrows(UnknownFactException.class, call::get);

        assertTrue(Thread.interrupted());
        assertEquals(Optional.empty(), guard.failure());
    }

    @Test
    void whoIsGoneIsNotAsked() {
        guard.close();

        assertThrows(ProviderFailedException.class, () -> guard.call(() -> "late"));
    }
}
