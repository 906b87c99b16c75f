// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.vitrine.core.Subscription;

/** Whether anybody can see a part: its tab is in front and its window is not minimised. For the UI thread. */
public final class Sight implements Subscription, IPartListener2 {
    private final IWorkbenchPart part;
    private final Control control;
    private final Display display;
    private final Consumer<Boolean> listener;
    private final Listener window = event -> look();
    private boolean inFront = true;
    private boolean seen;

    /**
     * Nothing is followed yet.
     *
     * @param control the part's, or one of its controls
     * @param listener hears each change
     */
    public Sight(IWorkbenchPart part, Control control, Consumer<Boolean> listener) {
        this.part = part;
        this.control = control;
        display = control.getDisplay();
        this.listener = listener;
    }

    /** Follows the part from now on; told once at the beginning if it can be seen. */
    public void follow() {
        part.getSite().getPage().addPartListener(this);
        display.addFilter(SWT.Iconify, window);
        display.addFilter(SWT.Deiconify, window);
        look();
    }

    /** Whether it can be seen now. */
    public boolean isSeen() {
        return seen;
    }

    private void look() {
        // told while the window still changes
        display.asyncExec(() -> {
            if (!control.isDisposed()) {
                boolean now = inFront && !control.getShell().getMinimized();
                if (now != seen) {
                    seen = now;
                    listener.accept(now);
                }
            }
        });
    }

    @Override
    public void partVisible(@Nullable IWorkbenchPartReference reference) {
        changed(reference, true);
    }

    @Override
    public void partHidden(@Nullable IWorkbenchPartReference reference) {
        changed(reference, false);
    }

    private void changed(@Nullable IWorkbenchPartReference reference, boolean now) {
        if (reference != null && reference.getPart(false) == part && !control.isDisposed()) {
            inFront = now;
            look();
        }
    }

    @Override
    public void close() {
        part.getSite().getPage().removePartListener(this);
        display.removeFilter(SWT.Iconify, window);
        display.removeFilter(SWT.Deiconify, window);
    }
}
