// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** The file dialog of the wizard's pages. */
final class Browse {

    private Browse() {
    }

    /** Asks for a file that exists and puts its path into the field; an empty list of endings stands for all files. */
    static void existing(Shell shell, Text field, String title, String... endings) {
        FileDialog dialog = new FileDialog(shell, SWT.OPEN);
        dialog.setText(title);
        if (endings.length > 0) {
            dialog.setFilterExtensions(endings);
        }
        @Nullable
        String chosen = dialog.open();
        if (chosen != null) {
            field.setText(chosen);
        }
    }
}
