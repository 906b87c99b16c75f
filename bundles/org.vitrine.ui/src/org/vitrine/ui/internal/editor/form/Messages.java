// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String AddGraphicsDialog_message;
    public static String AddGraphicsDialog_nothing;
    public static String AddGraphicsDialog_title;
    public static String AddScreenDialog_message;
    public static String AddScreenDialog_title;
    public static String ChecksPage_asked;
    public static String ChecksPage_group;
    public static String ChecksPage_host;
    public static String ChecksPage_hostHelp;
    public static String ChecksPage_nothing;
    public static String ChecksPage_select;
    public static String ChecksPage_title;
    public static String ChecksSection_allWell;
    public static String ChecksSection_checking;
    public static String ChecksSection_title;
    public static String DiffText_none;
    public static String FieldInput_default;
    public static String FieldRow_isDefault;
    public static String FieldRow_place;
    public static String FieldRow_unsetHelp;
    public static String FindingView_onHost;
    public static String FindingView_seen;
    public static String GraphicsPage_list;
    public static String GraphicsPage_nothing;
    public static String GraphicsPage_title;
    public static String KeptSection_brief;
    public static String KeptSection_explanation;
    public static String KeptSection_missing;
    public static String LivePage_again;
    public static String LivePage_definition;
    public static String LivePage_difference;
    public static String LivePage_explanation;
    public static String LivePage_running;
    public static String LivePage_title;
    public static String MachineSection_kvmThere;
    public static String MachineSection_noKvm;
    public static String MachineSection_title;
    public static String OverviewBody_add;
    public static String OverviewBody_all;
    public static String OverviewBody_more;
    public static String OverviewPage_blocks;
    public static String OverviewPage_broken;
    public static String OverviewPage_noDomain;
    public static String OverviewPage_oneBlock;
    public static String OverviewPage_oneWarning;
    public static String OverviewPage_ready;
    public static String OverviewPage_readOnly;
    public static String OverviewPage_title;
    public static String OverviewPage_warnings;
    public static String PreviewDialog_after;
    public static String PreviewDialog_before;
    public static String PreviewDialog_changes;
    public static String RemoveGraphicsDialog_heading;
    public static String RemoveGraphicsDialog_leftovers;
    public static String RemoveGraphicsDialog_message;
    public static String RemoveGraphicsDialog_title;
    public static String RemoveScreenDialog_message;
    public static String RemoveScreenDialog_title;
    public static String ScreensPage_add;
    public static String ScreensPage_list;
    public static String ScreensPage_nothing;
    public static String ScreensPage_title;
    public static String UseSection_remove;
    public static String UseSection_show;
    public static String UseSection_title;
    public static String Verdict_block;
    public static String Verdict_info;
    public static String Verdict_pass;
    public static String Verdict_unknown;
    public static String Verdict_warn;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.form.messages", Messages.class);
    }

    private Messages() {
    }
}
