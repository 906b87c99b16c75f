// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for the key that ends what is drawn again and again, {@code q}. */
final class Keys implements AutoCloseable {
    private static final int QUIT = 'q';
    private final CountDownLatch quit = new CountDownLatch(1);
    private final Runnable restore;

    /**
     * Reads on a daemon thread, until the keys end.
     *
     * @param keys    as they are pressed
     * @param restore done at the end
     */
    Keys(InputStream keys, Runnable restore) {
        this.restore = restore;
        Thread.ofPlatform().daemon().name("keys").start(() -> read(keys));
    }

    /** Nobody presses any. */
    static Keys none() {
        return new Keys(InputStream.nullInputStream(), () -> {
            // nothing was changed
        });
    }

    private void read(InputStream keys) {
        try (keys) {
            for (int key = keys.read(); key >= 0; key = keys.read()) {
                if (key == QUIT) {
                    quit.countDown();
                }
            }
        } catch (IOException e) {
            // the terminal has gone, and with it whoever pressed keys
            return;
        }
    }

    /** Waits so long at most; true as soon as it is to end. */
    boolean quits(long nanos) throws InterruptedException {
        return quit.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        restore.run();
    }
}
