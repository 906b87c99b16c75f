// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.preferences;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.ComboFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.vitrine.core.Connection;
import org.vitrine.core.Machines;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.preferences.Settings.Quitting;

/** The preference page: where files run, what happens at quitting, and the saved connections. */
public final class VitrinePreferences extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    /** A page on the preferences of the workspace. */
    public VitrinePreferences() {
        super(GRID);
        ScopedPreferenceStore store = new ScopedPreferenceStore(InstanceScope.INSTANCE, VitrineUi.BUNDLE);
        store.setDefault(Settings.FILES_CONNECTION, "");
        store.setDefault(Settings.QUITTING, Quitting.ASK.name());
        store.setDefault(Settings.CONFIRM_FORCE_OFF, true);
        setPreferenceStore(store);
    }

    @Override
    public void init(IWorkbench workbench) {
        // the page reads services when it is shown
    }

    @Override
    protected void createFieldEditors() {
        Composite parent = getFieldEditorParent();
        addField(new ComboFieldEditor(Settings.FILES_CONNECTION, Messages.Files_connection, choices(), parent));
        addField(new RadioGroupFieldEditor(Settings.QUITTING, Messages.Quitting, 1,
                new String[][]{{Messages.Quitting_ask, Quitting.ASK.name()},
                        {Messages.Quitting_leave, Quitting.LEAVE.name()},
                        {Messages.Quitting_stop, Quitting.STOP.name()}},
                parent, true));
        addField(new BooleanFieldEditor(Settings.CONFIRM_FORCE_OFF, Messages.Confirm_forceOff, parent));
    }

    @Override
    protected Control createContents(Composite parent) {
        Control fields = super.createContents(parent);
        SavedConnections.create(parent, machines());
        return fields;
    }

    private static String[][] choices() {
        Stream<String[]> embedded = Stream.<String[]>of(new String[]{Messages.Files_embedded, ""});
        List<Connection> others = machines().connections().stream()
                .filter(connection -> connection.kind() != Connection.Kind.EMBEDDED).toList();
        return Stream.concat(embedded,
                others.stream().map(connection -> new String[]{connection.label().toString(), connection.uri()}))
                .toArray(String[][]::new);
    }

    private static Machines machines() {
        return PlatformUI.getWorkbench().getService(Machines.class);
    }
}
