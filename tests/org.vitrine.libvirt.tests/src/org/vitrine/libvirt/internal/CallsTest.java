// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Progress;
import org.vitrine.host.Text;

/** Waiting for calls that do not return. */
class CallsTest {

    private static final Duration BRIEF = Duration.ofMillis(100);
    private static final Text DOING = Text.of("Knitting");

    private final Calls calls = new Calls("test:///calls");
    private final CountDownLatch stuck = new CountDownLatch(1);

    private String hang() {
        try {
            stuck.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return "late";
    }

    @Test
    void whatComesTooLateIsUndone() throws Exception {
        AtomicReference<String> undone = new AtomicReference<>("");
        assertTrue(Lab.refusal(() -> calls.call(DOING, new Clock(BRIEF), Progress.NONE, this::hang, undone::set))
                .startsWith("Knitting took longer than 0 s"));
        assertEquals("", undone.get());
        stuck.countDown();
        Lab.await("it is undone", () -> undone.get().equals("late"));
    }

    @Test
    void whatIsCancelledIsUndone() {
        AtomicReference<String> undone = new AtomicReference<>("");
        Thread.ofVirtual().start(() -> {
            Lab.sleep(Duration.ofMillis(300));
            stuck.countDown();
        });
        assertThrows(CancelledException.class,
                () -> calls.call(DOING, new Clock(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                        Lab.cancelledAfter(100), this::hang, undone::set));
        assertEquals("late", undone.get());
    }

    @Test
    void callsBehindCallsThatHangHaveTheirDeadlineToo() throws Exception {
        for (int i = 0; i < 6; i++) {
            Lab.refusal(() -> calls.call(DOING, BRIEF, Progress.NONE, this::hang));
        }
        stuck.countDown();
        assertEquals("soon", calls.call(DOING, Duration.ofSeconds(5), Progress.NONE, () -> "soon"));
    }

    /** A daemon that hangs for an hour must not leave its connection beyond closing. */
    @Test
    void whatNobodyWaitsForAnyMoreTakesNoPlace() throws Exception {
        List<Thread> impatient = IntStream.range(0, 260).mapToObj(i -> Thread.ofVirtual().start(
                () -> Lab.refusal(() -> calls.call(DOING, BRIEF, Progress.NONE, this::hang)))).toList();
        for (Thread one : impatient) {
            one.join();
        }
        String refusal = Lab.refusal(() -> calls.call(DOING, BRIEF, Progress.NONE, this::hang));
        assertTrue(refusal.startsWith("Knitting took longer"), refusal);
        var closed = new CountDownLatch(1);
        calls.later(closed::countDown);
        stuck.countDown();
        assertTrue(closed.await(10, TimeUnit.SECONDS));
    }

    @Test
    void aClockStandsStillWhileAPersonIsAsked() {
        Clock clock = new Clock(BRIEF);
        clock.hold(() -> {
            Lab.sleep(BRIEF.plus(BRIEF));
            assertFalse(clock.isOver());
            return "";
        });
        assertFalse(clock.isOver());
        Lab.sleep(BRIEF.plusMillis(10));
        assertTrue(clock.isOver());
    }
}
