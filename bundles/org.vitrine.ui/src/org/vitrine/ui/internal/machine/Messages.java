// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machine;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts about machines. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Blocked_anyway;
    public static String Blocked_headline;
    public static String Blocked_message;
    public static String Blocked_title;
    public static String ForceOff_question;
    public static String ForceOff_title;
    public static String ForceOff_toggle;
    public static String Job_forceOff;
    public static String Job_pause;
    public static String Job_readXml;
    public static String Job_resume;
    public static String Job_showScreen;
    public static String Job_shutDown;
    public static String Job_start;
    public static String Machine_nameless;
    public static String State_crashed;
    public static String State_gone;
    public static String State_paused;
    public static String State_running;
    public static String State_shutOff;
    public static String State_shuttingDown;
    public static String State_suspended;
    public static String Together_failed;
    public static String Together_forceOff;
    public static String Together_machines;
    public static String Together_more;
    public static String Together_others;
    public static String Together_pause;
    public static String Together_resume;
    public static String Together_shutDown;
    public static String Together_start;
    public static String Together_title;
    public static String Together_why;
    public static String Xml_tooltip;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.machine.messages", Messages.class);
    }

    private Messages() {
    }
}
