// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts about machines. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String Blocked_anyway;
    static String Blocked_headline;
    static String Blocked_message;
    static String Blocked_title;
    static String ForceOff_question;
    static String ForceOff_title;
    static String ForceOff_toggle;
    static String Job_forceOff;
    static String Job_pause;
    static String Job_readXml;
    static String Job_resume;
    static String Job_showScreen;
    static String Job_shutDown;
    static String Job_start;
    static String Machine_nameless;
    static String State_crashed;
    static String State_gone;
    static String State_paused;
    static String State_running;
    static String State_shutOff;
    static String State_shuttingDown;
    static String State_suspended;
    static String Xml_tooltip;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.machine.messages", Messages.class);
    }

    private Messages() {
    }
}
