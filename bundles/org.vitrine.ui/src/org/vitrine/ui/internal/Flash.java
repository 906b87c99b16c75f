// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.widgets.Control;

/**
 * Brings out what just changed for two seconds. For the UI thread.
 *
 * @param <T> what changes
 */
public final class Flash<T> {
    private static final int SHOWN_MS = 2000;
    private final Control control;
    private final Runnable redraw;
    private final Map<T, Integer> rounds = new HashMap<>();
    private int round;

    /**
     * Nothing is brought out yet.
     *
     * @param control where it is shown; nothing happens any more when it is gone
     * @param redraw  shows the newest state
     */
    public Flash(Control control, Runnable redraw) {
        this.control = control;
        this.redraw = redraw;
    }

    /** Brings these out from now on; whoever calls shows it, the end is shown by itself. */
    public void mark(Set<T> changed) {
        if (changed.isEmpty()) {
            return;
        }
        int now = ++round;
        changed.forEach(one -> rounds.put(one, now));
        control.getDisplay().timerExec(SHOWN_MS, () -> {
            if (!control.isDisposed() && rounds.values().removeIf(marked -> marked == now)) {
                redraw.run();
            }
        });
    }

    /** What is brought out now. */
    public Set<T> shown() {
        return Set.copyOf(rounds.keySet());
    }
}
