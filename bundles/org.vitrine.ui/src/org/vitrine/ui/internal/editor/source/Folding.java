// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionAnnotationModel;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.vitrine.ui.internal.editor.model.Latest;
import org.vitrine.ui.internal.editor.text.Folds.Fold;

/** Keeps the folds of a viewer as its text is: those that are folded stay so. For the UI thread; computes in the background. */
final class Folding {
    private final ProjectionViewer viewer;
    private final Latest<Question, Answer> asked;

    private record Question(int length, Supplier<List<Fold>> folds) {
    }

    private record Answer(int length, List<Fold> folds) {
    }

    Folding(ProjectionViewer viewer) {
        this.viewer = viewer;
        asked = new Latest<>("Find folds", viewer.getTextWidget().getDisplay(),
                (question, monitor) -> new Answer(question.length(), question.folds().get()), this::take);
        viewer.getTextWidget().addDisposeListener(event -> asked.dispose());
    }

    /** The text was read; it is so long. While it cannot be seen nothing is folded: that draws all of it anew. */
    void show(int length, Supplier<List<Fold>> folds) {
        if (viewer.getTextWidget().isVisible()) {
            asked.ask(new Question(length, folds), 0);
        }
    }

    private void take(Answer answer) {
        ProjectionAnnotationModel model = viewer.getProjectionAnnotationModel();
        IDocument document = viewer.getDocument();
        if (model == null || document == null || document.getLength() != answer.length()) {
            return; // typed on meanwhile: what comes then has its own folds
        }
        Set<Position> wanted = new HashSet<>();
        answer.folds().forEach(fold -> wanted.add(lines(document, fold)));
        List<Annotation> gone = new ArrayList<>();
        Iterator<Annotation> all = model.getAnnotationIterator();
        while (all.hasNext()) {
            Annotation one = all.next();
            Position place = model.getPosition(one);
            if (place == null || !wanted.remove(place)) {
                gone.add(one);
            }
        }
        Map<Annotation, Position> fresh = new HashMap<>();
        wanted.forEach(place -> fresh.put(new ProjectionAnnotation(), place));
        if (!gone.isEmpty() || !fresh.isEmpty()) {
            model.modifyAnnotations(gone.toArray(Annotation[]::new), fresh, new Annotation[0]);
        }
    }

    /** Folds are of whole lines, the first of which stays to be seen. */
    private static Position lines(IDocument document, Fold fold) {
        try {
            IRegion first = document.getLineInformationOfOffset(fold.from());
            int last = document.getLineOfOffset(fold.to() - 1);
            int end = document.getLineOffset(last) + document.getLineLength(last);
            return new Position(first.getOffset(), end - first.getOffset());
        } catch (BadLocationException e) {
            throw new IllegalStateException("The document is not the text that was folded", e);
        }
    }
}
