// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.vitrine.core.Row;
import org.vitrine.provider.Remedy;

/**
 * One way out, in the list of quick fixes.
 *
 * @param row    the finding
 * @param remedy the way out
 * @param action takes it
 */
record FixProposal(Row row, Remedy remedy, Runnable action) implements ICompletionProposal {

    @Override
    public void apply(@Nullable IDocument document) {
        action.run();
    }

    @Override
    public @Nullable Point getSelection(@Nullable IDocument document) {
        return null;
    }

    @Override
    public String getAdditionalProposalInfo() {
        String summary = wrapped(row.finding().summary().toString());
        return row.finding().why().map(why -> summary + "\n" + wrapped(why.toString())).orElse(summary);
    }

    /** The box beside the list breaks no lines. */
    static String wrapped(String text) {
        return text.replaceAll("(.{1,56})(\\s+|$)", "$1\n");
    }

    @Override
    public String getDisplayString() {
        return remedy.title().toString();
    }

    @Override
    public @Nullable Image getImage() {
        return PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_TOOL_FORWARD);
    }

    @Override
    public @Nullable IContextInformation getContextInformation() {
        return null;
    }
}
