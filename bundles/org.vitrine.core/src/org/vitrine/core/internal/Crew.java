// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The threads of one guard. They know how much of the processor their calls have had, so that a call which a busy machine keeps
 * from its work is told from one that hangs.
 */
final class Crew extends ThreadPoolExecutor {
    private static final int IDLE_SECONDS = 10;

    private final ToLongFunction<Thread> processorTime;
    private final Map<Thread, Long> begun = new ConcurrentHashMap<>();

    /**
     * @param size          how many threads there may be
     * @param processorTime the nanoseconds of the processor that a thread has had in its life; negative where nobody knows
     */
    Crew(int size, ThreadFactory threads, ToLongFunction<Thread> processorTime) {
        super(size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        allowCoreThreadTimeOut(true);
        this.processorTime = processorTime;
    }

    /** As the machine counts it. */
    static long processorTime(Thread thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(thread.threadId()) : -1;
    }

    @Override
    protected void beforeExecute(@Nullable Thread thread, @Nullable Runnable call) {
        Thread here = Thread.currentThread();
        begun.put(here, processorTime.applyAsLong(here));
    }

    @Override
    protected void afterExecute(@Nullable Runnable call, @Nullable Throwable thrown) {
        begun.remove(Thread.currentThread());
    }

    /** Whether a call would go on if it got the processor, of which it has had less than this since its begin. */
    boolean isStarved(Duration share) {
        return begun.entrySet().stream().anyMatch(call -> {
            long now = processorTime.applyAsLong(call.getKey());
            return call.getKey().getState() == Thread.State.RUNNABLE && now >= 0
                    && now - call.getValue() < share.toNanos();
        });
    }
}
