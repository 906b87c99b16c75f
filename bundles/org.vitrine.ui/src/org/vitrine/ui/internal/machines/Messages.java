// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of the Machines view. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Card_cpu;
    public static String Card_rate;
    public static String Card_where;
    public static String Chosen_several;
    public static String Empty_clear;
    public static String Empty_closed;
    public static String Empty_filter;
    public static String Empty_newConnection;
    public static String Empty_newMachine;
    public static String Empty_none;
    public static String Empty_noneOpen;
    public static String Empty_open;
    public static String Empty_opening;
    public static String Filter_hint;
    public static String Group_many;
    public static String Group_one;
    public static String Job_arrange;
    public static String List_name;
    public static String Lost_again;
    public static String Menu_byState;
    public static String Menu_group;
    public static String Name_card;
    public static String Name_group;
    public static String Tooltip_cpu;
    public static String Tooltip_edit;
    public static String Tooltip_rate;
    public static String Tooltip_screen;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.machines.messages", Messages.class);
    }

    private Messages() {
    }
}
