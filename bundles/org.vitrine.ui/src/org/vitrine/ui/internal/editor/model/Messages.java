// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String DomainModel_broken;
    public static String Remedies_gone;
    public static String Remedies_noProvider;
    public static String Edits_gone;
    public static String Edits_readOnly;
    public static String Edits_tooFast;
    public static String Basics_name;
    public static String Basics_nameHelp;
    public static String Basics_nameSlash;
    public static String Basics_type;
    public static String Basics_typeHelp;
    public static String Basics_kvm;
    public static String Basics_qemu;
    public static String Basics_memory;
    public static String Basics_memoryHelp;
    public static String Basics_memoryLimit;
    public static String Basics_vcpus;
    public static String Basics_vcpusHelp;
    public static String Basics_vcpusLimit;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.model.messages", Messages.class);
    }

    private Messages() {
    }
}
