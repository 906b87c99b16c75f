// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Tells a person that something did not work: what was to be done as title, and one sentence that says what to do next. */
public final class Problems {

    private Problems() {
    }

    /** Shows a sentence from any thread and returns at once; nothing is shown any more while the workbench closes. */
    public static void show(String title, String sentence) {
        if (!PlatformUI.isWorkbenchRunning() || PlatformUI.getWorkbench().isClosing()) {
            return;
        }
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.asyncExec(() -> {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            MessageDialog.openError(window == null ? null : window.getShell(), title, sentence);
        });
    }
}
