// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Completion_bySchema;
    public static String Completion_detailed;
    public static String Completion_device;
    public static String Completion_nothing;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.xml.messages", Messages.class);
    }

    private Messages() {
    }
}
