// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.picture;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String Picture_guest;
    public static String Picture_host;
    public static String Picture_name;
    public static String Picture_nothing;
    public static String Picture_screen;
    public static String Picture_words;
    public static String Wiring_anyGpu;
    public static String Wiring_anyGpuDetail;
    public static String Wiring_mediated;
    public static String Wiring_noAddress;
    public static String Wiring_notHere;
    public static String Wiring_outputs;
    public static String Wiring_outputsDetail;
    public static String Wiring_passed;
    public static String Wiring_renders;
    public static String Wiring_software;
    public static String Wiring_softwareDetail;
    public static String Wiring_missing;
    public static String Wiring_unknown;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.picture.messages", Messages.class);
    }

    private Messages() {
    }
}
