// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.vitrine.core.CancelledException;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

class ScanTest {
    private static final Probe GROUP = Probe.path("/etc/group");
    private static final Probe MODULES = Probe.path("/sys/module/kvm*");
    private static final Probe ID = Probe.command(HostCommand.ID);

    private static Consumer<HostSnapshot.Builder> sound(Probe probe) {
        return snapshot -> snapshot.probed(List.of(probe)).put("/etc/group", Entry.file("x"));
    }

    private static Consumer<HostSnapshot.Builder> hang(CountDownLatch forever) {
        boolean ended = false;
        // like a read in the kernel that takes no notice of an interrupt
        while (!ended) {
            try {
                forever.await();
                ended = true;
            } catch (InterruptedException e) {
                // goes on waiting
            }
        }
        return snapshot -> snapshot.put("/late", Entry.file("late"));
    }

    @Test
    void aReadThatHangsCostsTheDeadlineAndNothingElse() throws Exception {
        var forever = new CountDownLatch(1);
        var deadline = Deadline.in(Duration.ofMillis(300), () -> false);
        HostSnapshot host = new Scan(probe -> probe == GROUP ? sound(probe) : hang(forever), deadline)
                .collect(List.of(MODULES, GROUP, ID));
        forever.countDown();
        assertEquals(Fact.known("x"), host.text("/etc/group"));
        assertEquals(Fact.unknown("/sys/module: the scan took too long"), host.entry("/sys/module/kvm"));
        assertEquals(Fact.unknown("\"id\": the scan took too long"), host.command(HostCommand.ID));
        Thread.sleep(50);
        assertTrue(host.tree().get("/late") == null);
    }

    @Test
    void aHangingScanCanBeCancelled() {
        var forever = new CountDownLatch(1);
        var cancelled = new AtomicBoolean();
        var scan = new Scan(probe -> {
            cancelled.set(true);
            return hang(forever);
        }, Deadline.in(Duration.ofMinutes(5), cancelled::get));
        assertThrows(CancelledException.class, () -> scan.collect(List.of(GROUP)));
        forever.countDown();
    }

    @Test
    void aFaultIsAnUnknownFact() throws Exception {
        HostSnapshot host = new Scan(probe -> {
            throw new IllegalStateException("fault");
        }, Deadline.in(Duration.ofSeconds(5), () -> false)).collect(List.of(GROUP));
        assertEquals(Fact.unknown("/etc/group: reading failed: java.lang.IllegalStateException: fault"),
                host.text("/etc/group"));
    }

    @Test
    void theSameProbeIsMadeOnce() throws Exception {
        var count = new AtomicInteger();
        new Scan(probe -> {
            count.incrementAndGet();
            return sound(probe);
        }, Deadline.in(Duration.ofSeconds(5), () -> false)).collect(List.of(GROUP, Probe.path("/etc/group"), GROUP));
        assertEquals(1, count.get());
    }
}
