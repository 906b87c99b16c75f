// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.window;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the window. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Menu_edit;
    public static String Menu_file;
    public static String Menu_help;
    public static String Menu_new;
    public static String Menu_recent;
    public static String Menu_showView;
    public static String Menu_window;
    public static String Title;

    static {
        NLS.initializeMessages("org.vitrine.app.internal.window.messages", Messages.class);
    }

    private Messages() {
    }
}
