// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.vitrine.core.Host;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.HeadedDialog;

/** Asks for a file and whether identities may go into it, and records a host in the background. */
public final class RecordDialog extends HeadedDialog {
    private static final String RECORDING = ".vhost";
    private static final int FIELD_CHARS = 52;
    private final Host host;
    private @Nullable Text fileField;
    private @Nullable Button identityField;

    /**
     * A dialog to be opened.
     *
     * @param host to be recorded
     */
    public RecordDialog(Shell parent, Host host) {
        super(parent, new Head(Messages.Record_title, NLS.bind(Messages.Record_heading, host.label()),
                Messages.Record_message));
        this.host = host;
    }

    @Override
    protected void fill(Composite area) {
        Composite form = form(area, 3);
        label(form, Messages.Record_file);
        Text file = new Text(form, SWT.BORDER);
        file.setText(proposal());
        file.addListener(SWT.Modify, event -> check());
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(FIELD_CHARS), SWT.DEFAULT)
                .applyTo(file);
        Button browse = new Button(form, SWT.PUSH);
        browse.setText(Messages.Record_browse);
        browse.addListener(SWT.Selection, event -> browse(file));
        Button identity = new Button(form, SWT.CHECK);
        identity.setText(Messages.Record_identity);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(identity);
        fileField = file;
        identityField = identity;
    }

    private String proposal() {
        String name = host.label().toString().replaceAll("[^A-Za-z0-9._-]+", "-");
        return Path.of(System.getProperty("user.home", ""), name + RECORDING).toString();
    }

    private void browse(Text field) {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setText(Messages.Record_title);
        dialog.setFilterExtensions(new String[]{"*" + RECORDING});
        dialog.setFileName(field.getText());
        @Nullable
        String chosen = dialog.open();
        if (chosen != null) {
            field.setText(chosen.endsWith(RECORDING) ? chosen : chosen + RECORDING);
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Record_ok, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    private String file() {
        Text field = fileField;
        return field == null ? "" : field.getText().strip();
    }

    private void check() {
        boolean valid = file().endsWith(RECORDING) && isAbsolute(file());
        setErrorMessage(valid ? null : Messages.Record_form);
        @Nullable
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(valid);
        }
    }

    private static boolean isAbsolute(String file) {
        try {
            return Path.of(file).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    @Override
    protected void okPressed() {
        Path file = Path.of(file());
        Button identity = identityField;
        boolean keeps = identity != null && identity.getSelection();
        Background.run(NLS.bind(Messages.Job_record, host.label()), progress -> host.record(file, keeps, progress));
        super.okPressed();
    }
}
