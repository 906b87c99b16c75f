// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.preferences;

import java.util.List;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.vitrine.ui.VitrineUi;

/** The preferences of this bundle in the workspace, by name and with their defaults. Thread-safe. */
public final class Settings {
    /** URI of the connection that runs machines which are only a file; empty for the embedded driver. */
    public static final String FILES_CONNECTION = "files.connection";
    /** What happens to machines of the embedded driver at quitting: the name of a {@link Quitting}. */
    public static final String QUITTING = "quitting";
    /** Whether a machine is forced off only after a confirmation. */
    public static final String CONFIRM_FORCE_OFF = "confirm.forceOff";
    private static final String OPEN_CONNECTIONS = "open.connections";

    /** What happens to machines of the embedded driver that still run when a person quits. */
    public enum Quitting {
        /** The person is asked. */
        ASK,
        /** They go on and are adopted at the next start. */
        LEAVE,
        /** They are forced off. */
        STOP
    }

    private Settings() {
    }

    /** Where they are kept. */
    static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode(VitrineUi.BUNDLE);
    }

    /** The value of {@link #FILES_CONNECTION}. */
    public static String filesConnection() {
        return node().get(FILES_CONNECTION, "");
    }

    /** The value of {@link #QUITTING}; what cannot be read is ASK. */
    public static Quitting quitting() {
        String name = node().get(QUITTING, Quitting.ASK.name());
        return List.of(Quitting.values()).stream().filter(value -> value.name().equals(name)).findFirst()
                .orElse(Quitting.ASK);
    }

    /** Remembers what a person wants at quitting. */
    public static void quitting(Quitting value) {
        node().put(QUITTING, value.name());
        save();
    }

    /** The value of {@link #CONFIRM_FORCE_OFF}. */
    public static boolean confirmsForceOff() {
        return node().getBoolean(CONFIRM_FORCE_OFF, true);
    }

    /** Remembers whether a forced off machine needs a confirmation. */
    public static void confirmsForceOff(boolean value) {
        node().putBoolean(CONFIRM_FORCE_OFF, value);
        save();
    }

    /** URIs of the connections that were open when the workbench was left. */
    public static List<String> openConnections() {
        return node().get(OPEN_CONNECTIONS, "").lines().toList();
    }

    /** Remembers which connections are open. */
    public static void openConnections(List<String> uris) {
        node().put(OPEN_CONNECTIONS, String.join("\n", uris));
        save();
    }

    private static void save() {
        try {
            node().flush();
        } catch (BackingStoreException e) {
            // the workspace cannot be written: the choice holds for this session, and Eclipse reports the workspace itself
        }
    }
}
