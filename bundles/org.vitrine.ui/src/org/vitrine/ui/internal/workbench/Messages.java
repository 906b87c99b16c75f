// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.workbench;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts about the workbench as a whole. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String Quit_leave;
    static String Quit_question;
    static String Quit_stop;
    static String Quit_stopping;
    static String Quit_title;
    static String Quit_toggle;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.workbench.messages", Messages.class);
    }

    private Messages() {
    }
}
