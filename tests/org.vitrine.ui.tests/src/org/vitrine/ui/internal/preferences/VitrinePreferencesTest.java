// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.preferences.Settings.Quitting;
import org.vitrine.ui.internal.support.Controls;
import org.vitrine.ui.internal.support.Workbench;

/** The preference page in the platform's dialog. */
class VitrinePreferencesTest {
    @RegisterExtension
    final Workbench workbench = new Workbench();

    @Test
    void thePageOpensAndKeepsWhatIsChosen() {
        assertEquals(Quitting.ASK, Settings.quitting());
        choose("Force them off");
        assertEquals(Quitting.STOP, Settings.quitting());
        choose("Ask");
        assertEquals(Quitting.ASK, Settings.quitting());
    }

    private void choose(String choice) {
        PreferenceDialog dialog = PreferencesUtil.createPreferenceDialogOn(workbench.window().getShell(),
                VitrineUi.PREFERENCES, new String[]{VitrineUi.PREFERENCES}, null);
        assertInstanceOf(VitrinePreferences.class, dialog.getSelectedPage());
        Shell shell = dialog.getShell();
        assertTrue(Controls.all(shell, Button.class).anyMatch(button -> button.getText().contains("forced off")));
        List<Button> radios = Controls.all(shell, Button.class).filter(button -> (button.getStyle() & SWT.RADIO) != 0)
                .toList();
        radios.forEach(button -> button.setSelection(button.getText().replace("&", "").startsWith(choice)));
        Controls.click(radios.stream().filter(Button::getSelection).findFirst().orElseThrow());
        workbench.dialogs().expect("Preferences (Filtered)", "Apply and Close");
        dialog.open();
    }
}
