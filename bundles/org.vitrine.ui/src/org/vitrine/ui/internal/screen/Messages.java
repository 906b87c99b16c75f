// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the Screen view. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String Action_forceOff;
    static String Action_pause;
    static String Action_resume;
    static String Action_screenshot;
    static String Action_sendKeys;
    static String Action_shutDown;
    static String Action_start;
    static String Facts_rate;
    static String Hint_free;
    static String Hint_grabbed;
    static String Hint_picturesOnly;
    static String Job_write;
    static String Screenshot_title;
    static String View_noMachine;
    static String View_title;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.screen.messages", Messages.class);
    }

    private Messages() {
    }
}
