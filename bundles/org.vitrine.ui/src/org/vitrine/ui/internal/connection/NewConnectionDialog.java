// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.connection;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.vitrine.core.Connection;
import org.vitrine.core.Machines;
import org.vitrine.core.VitrineException;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.HeadedDialog;
import org.vitrine.ui.internal.MonitorProgress;
import org.vitrine.ui.internal.OnUi;

/** Asks for a connection's URI and name, tries it on request, and saves and opens it. */
public final class NewConnectionDialog extends HeadedDialog {
    private static final String[] EXAMPLES = {"qemu+ssh://user@host/system", "qemu+ssh://user@host/session",
            "qemu+tls://host/system", "qemu:///system", "qemu:///session"};
    private final Machines machines;
    private @Nullable Combo uriField;
    private @Nullable Text nameField;
    private @Nullable Job test;

    /**
     * A dialog to be opened.
     *
     * @param machines where the connection is saved
     */
    public NewConnectionDialog(Shell parent, Machines machines) {
        super(parent, new Head(Messages.New_title, Messages.New_message));
        this.machines = machines;
    }

    @Override
    protected void fill(Composite area) {
        Composite form = form(area, 2);
        label(form, Messages.New_uri);
        Combo uri = new Combo(form, SWT.DROP_DOWN);
        uri.setItems(EXAMPLES);
        uri.addListener(SWT.Modify, event -> check());
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(52), SWT.DEFAULT)
                .applyTo(uri);
        label(form, Messages.New_name);
        Text name = new Text(form, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
        uriField = uri;
        nameField = name;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        Button button = createButton(parent, IDialogConstants.CLIENT_ID, Messages.New_test, false);
        button.addListener(SWT.Selection, event -> test());
        createButton(parent, IDialogConstants.OK_ID, Messages.New_ok, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private String uri() {
        Combo field = uriField;
        return field == null ? "" : field.getText().strip();
    }

    private String name() {
        Text field = nameField;
        String name = field == null ? "" : field.getText().strip();
        return name.isEmpty() ? uri() : name;
    }

    private void check() {
        boolean known = machines.connections().stream().anyMatch(connection -> connection.uri().equals(uri()));
        setErrorMessage(known ? Messages.New_known : null);
        setMessage(Messages.New_message);
        enable(IDialogConstants.OK_ID, !known && !uri().isEmpty());
        enable(IDialogConstants.CLIENT_ID, !uri().isEmpty());
    }

    private void enable(int id, boolean enabled) {
        @Nullable
        Button button = getButton(id);
        if (button != null) {
            button.setEnabled(enabled);
        }
    }

    private void test() {
        setErrorMessage(null);
        setMessage(Messages.New_testing);
        enable(IDialogConstants.CLIENT_ID, false);
        String uri = uri();
        Shell shell = getShell();
        Job job = Job.create(NLS.bind(Messages.Job_open, uri), monitor -> {
            try {
                Connection connection = machines.connection(uri);
                connection.open(new MonitorProgress(monitor));
                int count = connection.machines().size();
                OnUi.later(shell, () -> told(NLS.bind(Messages.New_works, count), IMessageProvider.INFORMATION));
            } catch (VitrineException e) {
                OnUi.later(shell, () -> told(e.text().toString(), IMessageProvider.ERROR));
            }
        });
        test = job;
        job.schedule();
    }

    private void told(String sentence, int kind) {
        setMessage(sentence, kind);
        enable(IDialogConstants.CLIENT_ID, true);
    }

    @Override
    protected void okPressed() {
        String uri = uri();
        String name = name();
        Background.run(NLS.bind(Messages.Job_open, name), progress -> {
            machines.save(uri, name);
            machines.connection(uri).open(progress);
        });
        super.okPressed();
    }

    @Override
    public boolean close() {
        Job running = test;
        if (running != null) {
            running.cancel();
        }
        return super.close();
    }
}
