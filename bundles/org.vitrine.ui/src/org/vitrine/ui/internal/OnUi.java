// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** The way from a listener's background thread to a control. */
public final class OnUi {

    private OnUi() {
    }

    /** Runs on the control's UI thread soon, unless the control is gone by then. Returns at once. */
    public static void later(Control control, Runnable change) {
        try {
            Display display = control.getDisplay();
            display.asyncExec(() -> {
                if (!control.isDisposed()) {
                    change.run();
                }
            });
        } catch (SWTException e) {
            // the control or its display went between the event and this call: nobody is left to be told
        }
    }
}
