// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.support;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.widgets.Display;

/** Measures how long the UI thread keeps a person waiting: the longest time in which it did not do what it was asked. */
public final class Heartbeat implements AutoCloseable {
    private static final int EVERY_MS = 10;

    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
    private long longest;

    /** Begins to measure. */
    public Heartbeat(Display display) {
        asking.scheduleAtFixedRate(() -> {
            long asked = System.nanoTime();
            display.asyncExec(() -> longest = Math.max(longest, System.nanoTime() - asked));
        }, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** The longest wait so far; for the UI thread. */
    public Duration longest() {
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
