// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.Arrays;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;
import org.vitrine.display.Screen.Scale;
import org.vitrine.ui.VitrineUi;
import org.vitrine.ui.internal.machine.ScreenId;

/**
 * How a person last looked at one monitor of a machine, kept in the workspace.
 *
 * @param id which one
 */
record ScreenHabits(ScreenId id) {
    private static final String NODE = "screens";
    private static final String SCALE = "scale";
    private static final String MONITOR = "fullScreen.monitor";

    private Preferences node() {
        IEclipsePreferences all = InstanceScope.INSTANCE.getNode(VitrineUi.BUNDLE);
        return all.node(NODE).node(id.secondary());
    }

    /** How large; what fits the view where nothing else was chosen. */
    Scale scale() {
        String name = node().get(SCALE, Scale.FIT.name());
        return Arrays.stream(Scale.values()).filter(scale -> scale.name().equals(name)).findFirst().orElse(Scale.FIT);
    }

    void scale(Scale chosen) {
        put(SCALE, chosen.name());
    }

    /** Which monitor of this desktop the full screen filled, counted from 0; -1 where none was. */
    int monitor() {
        return node().getInt(MONITOR, -1);
    }

    void monitor(int chosen) {
        put(MONITOR, Integer.toString(chosen));
    }

    private void put(String key, String value) {
        node().put(key, value);
        try {
            node().flush();
        } catch (BackingStoreException e) {
            // the workspace cannot be written: the choice holds for this session, and Eclipse reports the workspace itself
        }
    }
}
