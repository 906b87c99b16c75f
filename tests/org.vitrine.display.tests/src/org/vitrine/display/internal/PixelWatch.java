// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import org.eclipse.swt.graphics.Point;

/** Counts how often a pixel of the screen is seen with another colour. */
public final class PixelWatch implements AutoCloseable {
    private static final int LOOK_MS = 3;
    private static final int LONGEST_MS = 10_000;
    private final Point where;
    private final Thread thread;
    private volatile boolean over;
    private int changes;

    /** Begins. */
    public PixelWatch(Point where) {
        this.where = where;
        thread = Thread.ofPlatform().daemon().start(this::look);
    }

    private void look() {
        try (ScreenPixels screen = new ScreenPixels()) {
            int before = screen.at(where);
            while (!over) {
                int now = screen.at(where);
                if (now != before) {
                    changes++;
                }
                before = now;
                Thread.sleep(LOOK_MS);
            }
        } catch (InterruptedException e) {
            over = true;
        }
    }

    /** Ends it; how often. */
    public int changes() {
        close();
        return changes;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(LONGEST_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
