// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * The way back to the UI thread for what runs elsewhere.
 *
 * @param display whose thread
 */
public record UiThread(Display display) {

    /** Runs it later on the UI thread; drops it when the display is gone, for then nobody looks. */
    public void post(Runnable task) {
        try {
            display.asyncExec(task);
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
        }
    }
}
