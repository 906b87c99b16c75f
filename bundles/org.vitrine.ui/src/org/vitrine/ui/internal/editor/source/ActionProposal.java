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
 * Something to do, in a list of proposals: a way out among quick fixes, a device among completions.
 *
 * @param title  what it does
 * @param about  what it is for, beside the list, a paragraph a line
 * @param icon   one of {@link ISharedImages}
 * @param action does it, whatever the document
 */
public record ActionProposal(String title, String about, String icon, Runnable action) implements ICompletionProposal {

    /** A way out of a problem. */
    public static ActionProposal fix(String title, String about, Runnable action) {
        return new ActionProposal(title, about, ISharedImages.IMG_TOOL_FORWARD, action);
    }

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
        return PlatformUI.getWorkbench().getSharedImages().getImage(icon);
    }

    @Override
    public @Nullable IContextInformation getContextInformation() {
        return null;
    }
}
