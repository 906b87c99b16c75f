// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.source;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistAssistant;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.quickassist.QuickAssistAssistant;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewer;
import org.vitrine.ui.internal.editor.model.Spot;

/** Offers the ways out of what is wrong on a line. */
public final class QuickFixes implements IQuickAssistProcessor {
    private final Function<Spot, Stream<ActionProposal>> ways;

    /** With what gives the ways out of a place. */
    public QuickFixes(Function<Spot, Stream<ActionProposal>> ways) {
        this.ways = ways;
    }

    /** What a text's viewer asks for them with. */
    public IQuickAssistAssistant assistant() {
        QuickAssistAssistant assistant = new QuickAssistAssistant();
        assistant.setQuickAssistProcessor(this);
        assistant.setInformationControlCreator(DefaultInformationControl::new);
        return assistant;
    }

    @Override
    public @Nullable String getErrorMessage() {
        return null;
    }

    @Override
    public boolean canFix(@Nullable Annotation annotation) {
        return annotation instanceof SpotAnnotation spot && spot.isQuickFixable();
    }

    @Override
    public boolean canAssist(@Nullable IQuickAssistInvocationContext context) {
        return false;
    }

    @Override
    public ICompletionProposal @Nullable [] computeQuickAssistProposals(
            @Nullable IQuickAssistInvocationContext context) {
        ISourceViewer viewer = context == null ? null : context.getSourceViewer();
        IDocument document = viewer == null ? null : viewer.getDocument();
        if (context == null || viewer == null || document == null) {
            return null;
        }
        List<SpotAnnotation> there = SpotAnnotation.in(viewer.getAnnotationModel(),
                place -> isOnLine(document, place, context.getOffset()));
        // several findings of one thing may have the same way out
        Set<String> offered = new HashSet<>();
        ICompletionProposal[] proposals = there.stream()
                .flatMap(one -> ways.apply(one.spot())
                        .filter(way -> offered.add(one.spot().offset() + " " + way.getDisplayString())))
                .toArray(ICompletionProposal[]::new);
        return proposals.length == 0 ? null : proposals;
    }

    private static boolean isOnLine(IDocument document, Position position, int offset) {
        try {
            return document.getLineOfOffset(offset) >= document.getLineOfOffset(position.getOffset())
                    && document.getLineOfOffset(offset) <= document
                            .getLineOfOffset(position.getOffset() + position.getLength());
        } catch (BadLocationException e) {
            return false; // the text has changed since; the next report has new places
        }
    }
}
