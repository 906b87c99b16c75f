// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.support;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Watches a thread for waits: how long it stood still in one place for a lock, another thread or a time. A thread that only gets
 * no processor, because others of the machine have it, does not wait, so that a busy machine is not taken for a fault.
 */
public final class WaitWatch implements AutoCloseable {
    private static final int EVERY_MS = 10;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
    private final long id;
    private long waits;
    private long since;
    private volatile Duration longest = Duration.ZERO;
    private volatile String where = "nowhere";

    /** Begins to watch. */
    public WaitWatch(Thread watched) {
        id = watched.threadId();
        looking.scheduleWithFixedDelay(this::look, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        ThreadInfo now = threads.getThreadInfo(id, 20);
        long count = now == null ? -1 : now.getWaitedCount() + now.getBlockedCount();
        if (now == null || now.getThreadState() == Thread.State.RUNNABLE || count != waits) {
            waits = count;
            since = System.nanoTime();
            return;
        }
        Duration lasts = Duration.ofNanos(System.nanoTime() - since);
        if (lasts.compareTo(longest) > 0) {
            longest = lasts;
            where = now.toString();
        }
    }

    /** The longest it waited in one place so far; for any thread. */
    public Duration longest() {
        return longest;
    }

    /** Where that was. */
    public String where() {
        return where;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
