// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.preferences;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the preference page. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String Confirm_forceOff;
    static String Files_connection;
    static String Files_embedded;
    static String Job_forget;
    static String Quitting;
    static String Quitting_ask;
    static String Quitting_leave;
    static String Quitting_stop;
    static String Saved;
    static String Saved_add;
    static String Saved_remove;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.preferences.messages", Messages.class);
    }

    private Messages() {
    }
}
