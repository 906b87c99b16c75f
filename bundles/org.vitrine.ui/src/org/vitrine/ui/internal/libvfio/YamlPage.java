// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.editors.text.TextEditor;
import org.eclipse.ui.texteditor.IDocumentProvider;
import org.vitrine.provider.DialectGuide.Problem;

/** The text, as any text editor of the platform shows text, with completion and the problems marked. */
final class YamlPage extends TextEditor {

    /** A problem at its place. */
    private static final class ProblemAnnotation extends Annotation {
        ProblemAnnotation(Problem problem) {
            super("org.eclipse.ui.workbench.texteditor." + (problem.isError() ? "error" : "warning"), false,
                    problem.message().toString());
        }
    }

    YamlPage(IDocumentProvider documents, GuidedModel model) {
        setDocumentProvider(documents);
        setSourceViewerConfiguration(new YamlConfiguration(EditorsUI.getPreferenceStore(), model));
    }

    /** Shows these problems, and no others. */
    void mark(List<Problem> problems, int length) {
        IAnnotationModel model = getDocumentProvider().getAnnotationModel(getEditorInput());
        if (!(model instanceof IAnnotationModelExtension extension)) {
            return;
        }
        List<Annotation> old = new ArrayList<>();
        model.getAnnotationIterator().forEachRemaining(one -> {
            if (one instanceof ProblemAnnotation) {
                old.add(one);
            }
        });
        Map<Annotation, Position> fresh = new HashMap<>();
        problems.stream().filter(problem -> problem.offset() + problem.length() <= length)
                .forEach(problem -> fresh.put(new ProblemAnnotation(problem),
                        new Position(problem.offset(), problem.length())));
        extension.replaceAnnotations(old.toArray(Annotation[]::new), fresh);
    }

    /** The text's viewer, for tests; null until the page was made. */
    @Nullable
    ISourceViewer viewer() {
        return getSourceViewer();
    }
}
