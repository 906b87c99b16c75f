// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** A dialog with a title on its frame, a heading and a message, whose size a person may change. */
public abstract class HeadedDialog extends TitleAreaDialog {
    private static final int MARGIN = 12;

    /**
     * What stands at its top.
     *
     * @param title   on the frame
     * @param heading the first line inside
     * @param message below it
     */
    public record Head(String title, String heading, String message) {

        /** The heading is the title. */
        public Head(String title, String message) {
            this(title, title, message);
        }
    }

    private final Head head;

    /** A dialog to be opened. */
    protected HeadedDialog(@Nullable Shell parent, Head head) {
        super(parent);
        this.head = head;
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(head.title());
    }

    @Override
    protected final Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(head.heading());
        setMessage(head.message());
        fill(area);
        return area;
    }

    /** Makes what is below the message. */
    protected abstract void fill(Composite area);

    /** A part with so many columns, for labels and fields. */
    protected static Composite form(Composite area, int columns) {
        Composite form = new Composite(area, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(columns).margins(MARGIN, MARGIN).applyTo(form);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
        return form;
    }

    /** A label before a field. */
    protected static void label(Composite form, String text) {
        Label label = new Label(form, SWT.NONE);
        label.setText(text);
    }
}
