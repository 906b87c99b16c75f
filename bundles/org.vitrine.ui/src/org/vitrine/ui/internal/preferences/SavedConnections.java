// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.preferences;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.ListViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.vitrine.core.Connection;
import org.vitrine.core.Machines;
import org.vitrine.core.Subscription;
import org.vitrine.ui.internal.Background;
import org.vitrine.ui.internal.OnUi;
import org.vitrine.ui.internal.connection.NewConnectionDialog;

/** The list of saved connections with its buttons; every change holds at once, as it does in the Hosts view. */
final class SavedConnections {
    private static final int ROWS = 5;
    private final Machines machines;
    private final ListViewer viewer;

    private SavedConnections(Composite parent, Machines machines) {
        this.machines = machines;
        viewer = new ListViewer(parent, SWT.BORDER | SWT.SINGLE | SWT.V_SCROLL);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setLabelProvider(LabelProvider.createTextProvider(SavedConnections::label));
        int height = viewer.getList().getItemHeight() * ROWS;
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, height).applyTo(viewer.getControl());
    }

    /** Creates the list below what is there. */
    static void create(Composite parent, Machines machines) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(Messages.Saved);
        GridLayoutFactory.swtDefaults().numColumns(2).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        SavedConnections saved = new SavedConnections(group, machines);
        saved.buttons(group);
        saved.follow();
        saved.show();
    }

    private static String label(Object element) {
        Connection connection = (Connection) element;
        String label = connection.label().toString();
        return label.equals(connection.uri()) ? label : label + " \u2013 " + connection.uri();
    }

    private void buttons(Composite parent) {
        Composite buttons = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        GridDataFactory.fillDefaults().applyTo(buttons);
        button(buttons, Messages.Saved_add).addListener(SWT.Selection,
                event -> new NewConnectionDialog(parent.getShell(), machines).open());
        Button remove = button(buttons, Messages.Saved_remove);
        remove.setEnabled(false);
        remove.addListener(SWT.Selection, event -> remove());
        viewer.addSelectionChangedListener(event -> remove.setEnabled(!event.getSelection().isEmpty()));
    }

    private static Button button(Composite parent, String text) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
        return button;
    }

    private void remove() {
        if (viewer.getStructuredSelection().getFirstElement() instanceof Connection connection) {
            Background.run(NLS.bind(Messages.Job_forget, connection.label()),
                    progress -> machines.forget(connection.uri()));
        }
    }

    private void follow() {
        Subscription changes = machines.onChange(() -> OnUi.later(viewer.getControl(), this::show));
        viewer.getControl().addDisposeListener(event -> changes.close());
    }

    private void show() {
        List<Connection> saved = machines.connections().stream()
                .filter(connection -> connection.kind() == Connection.Kind.OTHER).toList();
        viewer.setInput(saved);
    }
}
