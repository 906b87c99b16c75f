// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String DomainEditor_notEdited;
    static String DomainEditor_xml;
    static String Questions_changed;
    static String Questions_changedTitle;
    static String Questions_keep;
    static String Questions_notSaved;
    static String Questions_reload;
    static String Questions_saveAs;
    static String Questions_saveAsTitle;
    static String Saving_deleted;
    static String Saving_readOnly;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.messages", Messages.class);
    }

    private Messages() {
    }
}
