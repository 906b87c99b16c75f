// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.workbench;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts about the workbench as a whole. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Quit_leave;
    public static String Quit_question;
    public static String Quit_stop;
    public static String Quit_stopping;
    public static String Quit_title;
    public static String Quit_toggle;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.workbench.messages", Messages.class);
    }

    private Messages() {
    }
}
