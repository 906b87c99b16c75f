// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.endtoend;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.widgets.Display;

/** Lets the workbench live while a test waits. For tests that run on the UI thread. */
public final class EventLoop {

    private EventLoop() {
    }

    /** Waits until something holds; fails with what was waited for when the time is over. */
    public static void until(String what, Duration atMost, BooleanSupplier holds) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what);
            }
            run(Duration.ofMillis(50));
        }
    }

    /** Lets the workbench live for a while. */
    public static void run(Duration time) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            if (!display.readAndDispatch()) {
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
