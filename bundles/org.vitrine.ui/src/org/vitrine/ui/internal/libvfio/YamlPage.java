// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import org.vitrine.ui.internal.editor.model.Spot;

/** The text, as any text editor of the platform shows text, with completion and the problems marked. */
final class YamlPage extends TextEditor {

    /** Something to say at its place. */
    private static final class SpotAnnotation extends Annotation {
        SpotAnnotation(Spot spot) {
            super("org.eclipse.ui.workbench.texteditor." + spot.level().name().toLowerCase(Locale.ROOT), false,
                    spot.message());
        }
    }

    YamlPage(IDocumentProvider documents, GuidedModel model) {
        setDocumentProvider(documents);
        setSourceViewerConfiguration(new YamlConfiguration(EditorsUI.getPreferenceStore(), model));
    }

    /** Shows these places, and no others. */
    void mark(List<Spot> spots, int length) {
        IAnnotationModel model = getDocumentProvider().getAnnotationModel(getEditorInput());
        if (!(model instanceof IAnnotationModelExtension extension)) {
            return;
        }
        List<Annotation> old = new ArrayList<>();
        model.getAnnotationIterator().forEachRemaining(one -> {
            if (one instanceof SpotAnnotation) {
                old.add(one);
            }
        });
        Map<Annotation, Position> fresh = new HashMap<>();
        spots.stream().filter(spot -> spot.offset() + spot.length() <= length)
                .forEach(spot -> fresh.put(new SpotAnnotation(spot), new Position(spot.offset(), spot.length())));
        extension.replaceAnnotations(old.toArray(Annotation[]::new), fresh);
    }

    /** The text's viewer, for tests; null until the page was made. */
    @Nullable
    ISourceViewer viewer() {
        return getSourceViewer();
    }
}
