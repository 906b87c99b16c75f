// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.ui.internal.HeadedDialog;

/** Shows a difference to be read. */
public final class DifferenceDialog extends HeadedDialog {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 560;
    private static final int MARGIN = 10;
    private final String difference;

    /** @param difference as {@code diff -u} has it */
    public DifferenceDialog(Shell parent, String title, String sentence, String difference) {
        super(parent, new Head(title, sentence));
        this.difference = difference;
    }

    @Override
    protected Point getInitialSize() {
        return new Point(WIDTH, HEIGHT);
    }

    @Override
    protected void fill(Composite area) {
        Composite content = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).applyTo(content);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(content);
        DiffText text = new DiffText(content);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text.control());
        text.show(difference);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
    }
}
