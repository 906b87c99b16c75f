// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Defining_changed;
    public static String Defining_defined;
    public static String Defining_noDomain;
    public static String Defining_other;
    public static String Defining_theirs;
    public static String Defining_yours;
    public static String DomainEditor_noOtherSide;
    public static String DomainEditor_notEdited;
    public static String DomainEditor_xml;
    public static String Links_show;
    public static String Questions_changed;
    public static String Questions_changedTitle;
    public static String Questions_keep;
    public static String Questions_notSaved;
    public static String Questions_reload;
    public static String Questions_saveAs;
    public static String Questions_saveAsTitle;
    public static String Saving_deleted;
    public static String Saving_readOnly;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.messages", Messages.class);
    }

    private Messages() {
    }
}
