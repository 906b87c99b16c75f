// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.function.Consumer;

import org.eclipse.swt.widgets.Control;

/**
 * Whether the place of a picture's control can be seen: the control itself is hidden behind a sentence until there is something
 * to show. SWT tells of no ancestor that is hidden, so it is looked at a few times a second.
 */
public final class Visibility implements AutoCloseable {
    private static final int LOOK_MS = 400;
    private final Control control;
    private final Consumer<Boolean> changed;
    private boolean visible;
    private boolean closed;

    /**
     * Looks from now on.
     *
     * @param visible what is held for true before the first look, which follows at once
     * @param changed is told on the UI thread whether it can be seen now
     */
    public Visibility(Control control, boolean visible, Consumer<Boolean> changed) {
        this.control = control;
        this.visible = visible;
        this.changed = changed;
        look();
    }

    private void look() {
        if (closed || control.isDisposed()) {
            return;
        }
        boolean now = control.getParent().isVisible() && !control.getShell().getMinimized();
        if (now != visible) {
            visible = now;
            changed.accept(now);
        }
        control.getDisplay().timerExec(LOOK_MS, this::look);
    }

    /** Looks no more. */
    @Override
    public void close() {
        closed = true;
    }
}
