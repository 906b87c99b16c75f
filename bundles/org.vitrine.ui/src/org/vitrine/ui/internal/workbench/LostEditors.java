// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.workbench;

import java.util.stream.Stream;

import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;

/**
 * Editors of a run that ended without closing them, as by a power failure. The platform keeps the tab of each, also of one
 * whose content cannot be kept, such as a machine of a connection; nothing but an error could be shown there.
 */
final class LostEditors {
    /** What the platform calls an editor of which it kept nothing but the tab; no constant of its API. */
    static final String NOTHING_KEPT = "org.eclipse.ui.internal.emptyEditorTab";

    private LostEditors() {
    }

    static void close(IWorkbenchPage page) {
        IEditorReference[] lost = Stream.of(page.getEditorReferences())
                .filter(editor -> NOTHING_KEPT.equals(editor.getId())).toArray(IEditorReference[]::new);
        if (lost.length > 0) {
            page.closeEditors(lost, false);
        }
    }
}
