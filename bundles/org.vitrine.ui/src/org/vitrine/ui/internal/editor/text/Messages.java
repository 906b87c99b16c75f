// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Descriptions_integer;
    public static String Descriptions_number;
    public static String Descriptions_oneOf;
    public static String Descriptions_some;
    public static String Descriptions_time;
    public static String Descriptions_type;
    public static String Suggestions_noSchema;
    public static String Suggestions_required;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.text.messages", Messages.class);
    }

    private Messages() {
    }
}
