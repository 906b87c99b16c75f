// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.text.quickassist.IQuickFixableAnnotation;
import org.eclipse.jface.text.source.Annotation;
import org.vitrine.core.Row;
import org.vitrine.ui.internal.editor.model.Spot;

/** A finding, or the reason why the text is no domain, at its place in the text. */
public final class FindingAnnotation extends Annotation implements IQuickFixableAnnotation {
    private final Spot spot;

    FindingAnnotation(Spot spot) {
        super("org.eclipse.ui.workbench.texteditor." + spot.level().name().toLowerCase(Locale.ROOT), false,
                spot.message());
        this.spot = spot;
    }

    /** The answer it stands for; empty for a fault in the XML. */
    public Optional<Row> row() {
        return spot.row();
    }

    @Override
    public boolean isQuickFixable() {
        return !spot.fixes().isEmpty();
    }

    @Override
    public void setQuickFixable(boolean fixable) {
        // what can be fixed is the finding's to say
    }

    @Override
    public boolean isQuickFixableStateSet() {
        return true;
    }

    Spot spot() {
        return spot;
    }
}
