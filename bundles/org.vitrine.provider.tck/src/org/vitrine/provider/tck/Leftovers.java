// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.tck;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits for what is left to go. */
final class Leftovers {
    private Leftovers() {
    }

    /** How many are still kept by somebody. */
    static long kept(List<? extends WeakReference<?>> things) {
        return things.stream().filter(thing -> thing.get() != null).count();
    }

    /** Whether something comes true in time; collects what nobody has meanwhile. */
    static boolean end(Duration patience, BooleanSupplier isOver) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isOver.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            System.gc();
            try {
                Thread.sleep(Duration.ofMillis(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
