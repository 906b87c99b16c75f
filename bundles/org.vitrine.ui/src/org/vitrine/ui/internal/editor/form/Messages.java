// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.form;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String AddGraphicsDialog_message;
    static String AddGraphicsDialog_nothing;
    static String AddGraphicsDialog_title;
    static String ChecksSection_allWell;
    static String ChecksSection_checking;
    static String ChecksSection_onePassed;
    static String ChecksSection_passed;
    static String ChecksSection_title;
    static String DiffText_none;
    static String FieldInput_default;
    static String FieldRow_isDefault;
    static String FieldRow_place;
    static String FieldRow_unset;
    static String FieldRow_unsetHelp;
    static String FindingView_onHost;
    static String FindingView_seen;
    static String KeptSection_explanation;
    static String KeptSection_title;
    static String MachineSection_kvmThere;
    static String MachineSection_noKvm;
    static String MachineSection_title;
    static String OverviewBody_add;
    static String OverviewPage_blocks;
    static String OverviewPage_broken;
    static String OverviewPage_oneBlock;
    static String OverviewPage_oneWarning;
    static String OverviewPage_title;
    static String OverviewPage_warnings;
    static String PreviewDialog_after;
    static String PreviewDialog_before;
    static String PreviewDialog_changes;
    static String RemoveGraphicsDialog_heading;
    static String RemoveGraphicsDialog_leftovers;
    static String RemoveGraphicsDialog_message;
    static String RemoveGraphicsDialog_title;
    static String UseSection_remove;
    static String UseSection_show;
    static String UseSection_title;
    static String Verdict_block;
    static String Verdict_info;
    static String Verdict_pass;
    static String Verdict_unknown;
    static String Verdict_warn;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.form.messages", Messages.class);
    }

    private Messages() {
    }
}
