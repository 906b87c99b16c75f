// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.texteditor.IDocumentProvider;
import org.vitrine.provider.DialectGuide.Part;
import org.vitrine.ui.internal.editor.source.OutlinePage;
import org.vitrine.ui.internal.editor.source.SourcePage;
import org.vitrine.ui.internal.editor.text.Folds.Fold;

/** The text of a document that a guide knows. */
final class YamlPage extends SourcePage {
    private final GuidedModel model;

    YamlPage(IDocumentProvider documents, GuidedModel model) {
        this.model = model;
        setDocumentProvider(documents);
        setSourceViewerConfiguration(new YamlConfiguration(EditorsUI.getPreferenceStore(), model));
    }

    /** The text was read anew; one that is broken keeps the folds and the outline that it had. */
    void show(Read read) {
        if (read.isWhole()) {
            changed(read.text().length(), () -> folds(read));
        }
    }

    private static List<Fold> folds(Read read) {
        List<Fold> folds = new ArrayList<>();
        read.parts().forEach(part -> fold(read.text(), part, folds));
        return folds;
    }

    private static void fold(String text, Part part, List<Fold> folds) {
        int end = part.offset() + part.length();
        int line = text.indexOf('\n', part.offset());
        if (line >= 0 && line < end) {
            folds.add(new Fold(part.offset(), end));
            part.parts().forEach(child -> fold(text, child, folds));
        }
    }

    @Override
    protected OutlinePage<?> makeOutline() {
        return PartRow.outline(model, place -> selectAndReveal(place.offset(), place.label().length()));
    }
}
