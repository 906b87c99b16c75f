// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives the thread that made it time to clean up when the process is asked to end (Ctrl+C, TERM): interrupts it, which
 * cancels what it waits for, and keeps the process until it is closed. Closed by the same thread.
 */
final class Ending implements AutoCloseable {
    private static final int GRACE_SECONDS = 20;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("vitrine-end").unstarted(this::await);

    Ending() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await() {
        worker.interrupt();
        try {
            over.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook runs and finds that all is over
            return;
        }
    }
}
