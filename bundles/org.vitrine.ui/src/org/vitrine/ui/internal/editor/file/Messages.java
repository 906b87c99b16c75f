// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    static String AtomicWrite_denied;
    static String AtomicWrite_failed;
    static String AtomicWrite_noFolder;
    static String DomainDocuments_changed;
    static String DomainFile_notLocal;
    static String Loaded_unreadable;
    static String LocalFile_denied;
    static String LocalFile_missing;
    static String LocalFile_notRegular;
    static String StoredText_readOnly;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.file.messages", Messages.class);
    }

    private Messages() {
    }
}
