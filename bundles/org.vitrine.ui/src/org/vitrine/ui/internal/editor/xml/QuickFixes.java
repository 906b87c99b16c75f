// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.vitrine.core.Row;
import org.vitrine.provider.Remedy;

/** Offers the ways out of the findings on a line. */
final class QuickFixes implements IQuickAssistProcessor {
    private final BiConsumer<Row, Remedy> taker;

    /** With what takes a way out. */
    QuickFixes(BiConsumer<Row, Remedy> taker) {
        this.taker = taker;
    }

    @Override
    public @Nullable String getErrorMessage() {
        return null;
    }

    @Override
    public boolean canFix(@Nullable Annotation annotation) {
        return annotation instanceof FindingAnnotation finding && finding.isQuickFixable();
    }

    @Override
    public boolean canAssist(@Nullable IQuickAssistInvocationContext context) {
        return false;
    }

    @Override
    public ICompletionProposal @Nullable [] computeQuickAssistProposals(
            @Nullable IQuickAssistInvocationContext context) {
        ISourceViewer viewer = context == null ? null : context.getSourceViewer();
        if (context == null || viewer == null) {
            return null;
        }
        ICompletionProposal[] proposals = at(viewer, context.getOffset()).flatMap(this::proposals)
                .toArray(ICompletionProposal[]::new);
        return proposals.length == 0 ? null : proposals;
    }

    private Stream<FixProposal> proposals(FindingAnnotation finding) {
        return finding.row().stream().flatMap(row -> finding.spot().fixes().stream()
                .map(remedy -> new FixProposal(row, remedy, () -> taker.accept(row, remedy))));
    }

    private static Stream<FindingAnnotation> at(ISourceViewer viewer, int offset) {
        IAnnotationModel model = viewer.getAnnotationModel();
        IDocument document = viewer.getDocument();
        if (model == null || document == null) {
            return Stream.empty();
        }
        List<FindingAnnotation> found = new ArrayList<>();
        Iterator<Annotation> all = model.getAnnotationIterator();
        while (all.hasNext()) {
            Annotation one = all.next();
            if (one instanceof FindingAnnotation finding && isOnLine(document, model.getPosition(one), offset)) {
                found.add(finding);
            }
        }
        return found.stream();
    }

    private static boolean isOnLine(IDocument document, @Nullable Position position, int offset) {
        try {
            return position != null
                    && document.getLineOfOffset(offset) >= document.getLineOfOffset(position.getOffset())
                    && document.getLineOfOffset(offset) <= document
                            .getLineOfOffset(position.getOffset() + position.getLength());
        } catch (BadLocationException e) {
            return false; // the text has changed since; the next report has new places
        }
    }
}
