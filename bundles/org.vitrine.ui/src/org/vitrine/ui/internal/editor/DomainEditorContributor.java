// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.MultiPageEditorActionBarContributor;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * Lets the Edit menu act on the page that is shown: on the XML page as in any text editor; on the form undo and redo are those
 * of the text, since both are one document.
 */
public final class DomainEditorContributor extends MultiPageEditorActionBarContributor {
    private static final List<String> SHARED = List.of(ActionFactory.UNDO.getId(), ActionFactory.REDO.getId());
    private static final List<String> OF_TEXT = List.of(ActionFactory.CUT.getId(), ActionFactory.COPY.getId(),
            ActionFactory.PASTE.getId(), ActionFactory.DELETE.getId(), ActionFactory.SELECT_ALL.getId(),
            ActionFactory.FIND.getId(), ActionFactory.PRINT.getId());

    private Optional<ITextEditor> text = Optional.empty();

    @Override
    public void setActiveEditor(@Nullable IEditorPart part) {
        text = part == null ? Optional.empty() : Optional.ofNullable(part.getAdapter(ITextEditor.class));
        super.setActiveEditor(part);
    }

    @Override
    public void setActivePage(@Nullable IEditorPart page) {
        IActionBars bars = getActionBars();
        if (bars == null) {
            return;
        }
        SHARED.forEach(id -> bars.setGlobalActionHandler(id, text.isPresent() ? text.get().getAction(id) : null));
        OF_TEXT.forEach(id -> bars.setGlobalActionHandler(id,
                page instanceof ITextEditor editor ? editor.getAction(id) : null));
        bars.updateActionBars();
    }
}
