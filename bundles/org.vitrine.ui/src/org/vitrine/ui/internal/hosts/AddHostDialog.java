// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.vitrine.core.Hosts;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.HeadedDialog;

/** Asks for a host's address or a recording's file and for a name, keeps the host, and looks at it in the background. */
final class AddHostDialog extends HeadedDialog {
    private static final String SSH = "ssh://";
    private static final String RECORDING = ".vhost";
    private static final String EXAMPLE = "ssh://user@host";
    private static final int FIELD_CHARS = 48;
    private final Hosts hosts;
    private @Nullable Combo placeField;
    private @Nullable Text nameField;

    /**
     * A dialog to be opened.
     *
     * @param hosts where the host is kept
     */
    AddHostDialog(Shell parent, Hosts hosts) {
        super(parent, new Head(Messages.AddHost_title, Messages.AddHost_message));
        this.hosts = hosts;
    }

    @Override
    protected void fill(Composite area) {
        Composite form = form(area, 3);
        label(form, Messages.AddHost_place);
        Combo place = new Combo(form, SWT.DROP_DOWN);
        place.setItems(EXAMPLE);
        place.addListener(SWT.Modify, event -> check());
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(FIELD_CHARS), SWT.DEFAULT)
                .applyTo(place);
        Button browse = new Button(form, SWT.PUSH);
        browse.setText(Messages.AddHost_browse);
        browse.addListener(SWT.Selection, event -> browse(place));
        label(form, Messages.AddHost_name);
        Text name = new Text(form, SWT.BORDER);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(name);
        placeField = place;
        nameField = name;
    }

    private void browse(Combo place) {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText(Messages.AddHost_browse_title);
        dialog.setFilterExtensions(new String[]{"*" + RECORDING});
        dialog.setFilterNames(new String[]{Messages.AddHost_recordings});
        @Nullable
        String file = dialog.open();
        if (file != null) {
            place.setText(file);
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.AddHost_ok, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private String place() {
        Combo field = placeField;
        return field == null ? "" : field.getText().strip();
    }

    private String name() {
        Text field = nameField;
        String name = field == null ? "" : field.getText().strip();
        return name.isEmpty() ? place() : name;
    }

    private void check() {
        String place = place();
        boolean known = hosts.find(place).filter(hosts::isSaved).isPresent();
        boolean form = place.startsWith(SSH) && place.length() > SSH.length() || place.endsWith(RECORDING);
        setErrorMessage(known
                ? Messages.AddHost_known
                : place.isEmpty() || form || SSH.startsWith(place) ? null : Messages.AddHost_form);
        @Nullable
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(form && !known);
        }
    }

    @Override
    protected void okPressed() {
        String place = place();
        String name = name();
        Background.run(NLS.bind(Messages.Job_scan, name), progress -> hosts.save(place, name).scan(progress));
        super.okPressed();
    }
}
