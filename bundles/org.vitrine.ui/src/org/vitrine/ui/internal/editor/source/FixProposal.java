// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.source;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/**
 * One way out, in the list of quick fixes.
 *
 * @param title  what it does
 * @param about  what it is for, beside the list, a paragraph a line
 * @param action takes it
 */
public record FixProposal(String title, String about, Runnable action) implements ICompletionProposal {

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
        return wrapped(about);
    }

    /** The box beside the list breaks no lines. */
    public static String wrapped(String text) {
        return text.replaceAll("(.{1,56})(\\s+|$)", "$1\n");
    }

    @Override
    public String getDisplayString() {
        return title;
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
