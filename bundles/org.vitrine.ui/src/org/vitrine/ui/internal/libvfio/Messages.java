// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Asked_add;
    public static String Asked_general;
    public static String Asked_remove;
    public static String Checks_loss;
    public static String Checks_losses;
    public static String Checks_lossesDescription;
    public static String Checks_none;
    public static String Checks_page;
    public static String Checks_show;
    public static String Editor_brokenText;
    public static String Editor_notChanged;
    public static String Editor_notMade;
    public static String Editor_page;
    public static String Editor_source;
    public static String Form_asDomain;
    public static String Form_asDomainTip;
    public static String Form_default;
    public static String Hover_choices;
    public static String Hover_fallback;
    public static String Hover_needed;
    public static String Hover_when;
    public static String Outline_row;
    public static String Save_title;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.libvfio.messages", Messages.class);
    }

    private Messages() {
    }
}
