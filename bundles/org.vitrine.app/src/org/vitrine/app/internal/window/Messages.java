// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.window;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the window. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String Menu_edit;
    static String Menu_file;
    static String Menu_help;
    static String Menu_showView;
    static String Menu_window;
    static String Title;

    static {
        NLS.initializeMessages("org.vitrine.app.internal.window.messages", Messages.class);
    }

    private Messages() {
    }
}
