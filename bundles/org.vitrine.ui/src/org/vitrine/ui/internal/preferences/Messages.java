// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.preferences;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the preference page. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Confirm_forceOff;
    public static String Files_connection;
    public static String Files_embedded;
    public static String Job_forget;
    public static String Quitting;
    public static String Quitting_ask;
    public static String Quitting_leave;
    public static String Quitting_stop;
    public static String Saved;
    public static String Saved_add;
    public static String Saved_remove;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.preferences.messages", Messages.class);
    }

    private Messages() {
    }
}
