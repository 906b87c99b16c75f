// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.widgets.Control;
import org.vitrine.ui.internal.OnUi;

/** Draws soon after something came, ten times a second at most however much comes. Nothing ticks while nothing comes. */
final class Frames {
    private static final int FRAME_MS = 100;
    private final Control control;
    private final Runnable draw;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param draw called on the UI thread */
    Frames(Control control, Runnable draw) {
        this.control = control;
        this.draw = draw;
    }

    /** Asks for a frame, on any thread. */
    void ask() {
        if (asked.compareAndSet(false, true)) {
            OnUi.later(control, () -> control.getDisplay().timerExec(FRAME_MS, this::frame));
        }
    }

    private void frame() {
        asked.set(false);
        if (!control.isDisposed()) {
            draw.run();
        }
    }
}
