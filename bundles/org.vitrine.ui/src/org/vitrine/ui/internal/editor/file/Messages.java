// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String AtomicWrite_denied;
    public static String AtomicWrite_failed;
    public static String AtomicWrite_noFolder;
    public static String DomainDocuments_changed;
    public static String DomainFile_notLocal;
    public static String Loaded_unreadable;
    public static String LocalFile_denied;
    public static String LocalFile_missing;
    public static String LocalFile_notRegular;
    public static String StoredText_readOnly;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.file.messages", Messages.class);
    }

    private Messages() {
    }
}
