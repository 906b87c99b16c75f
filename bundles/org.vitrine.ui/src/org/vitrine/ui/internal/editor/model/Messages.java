// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String DomainModel_broken;
    static String Remedies_gone;
    static String Remedies_noProvider;
    static String Edits_gone;
    static String Edits_readOnly;
    static String Edits_tooFast;
    static String Basics_name;
    static String Basics_nameHelp;
    static String Basics_nameSlash;
    static String Basics_type;
    static String Basics_typeHelp;
    static String Basics_kvm;
    static String Basics_qemu;
    static String Basics_memory;
    static String Basics_memoryHelp;
    static String Basics_memoryLimit;
    static String Basics_vcpus;
    static String Basics_vcpusHelp;
    static String Basics_vcpusLimit;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.model.messages", Messages.class);
    }

    private Messages() {
    }
}
