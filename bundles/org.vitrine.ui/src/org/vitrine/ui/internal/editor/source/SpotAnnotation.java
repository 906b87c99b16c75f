// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.quickassist.IQuickFixableAnnotation;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.vitrine.core.Row;
import org.vitrine.ui.internal.editor.model.Spot;

/** Something to say, at its place in the text: a finding, or a fault of the text itself. */
public final class SpotAnnotation extends Annotation implements IQuickFixableAnnotation {
    private final Spot spot;

    SpotAnnotation(Spot spot) {
        super("org.eclipse.ui.workbench.texteditor." + spot.level().name().toLowerCase(Locale.ROOT), false,
                spot.message());
        this.spot = spot;
    }

    /** Those of a model whose place is one of these. */
    static List<SpotAnnotation> in(@Nullable IAnnotationModel model, Predicate<Position> isThere) {
        List<SpotAnnotation> found = new ArrayList<>();
        if (model != null) {
            model.getAnnotationIterator().forEachRemaining(one -> {
                if (one instanceof SpotAnnotation spot) {
                    Optional.ofNullable(model.getPosition(one)).filter(isThere).ifPresent(place -> found.add(spot));
                }
            });
        }
        return found;
    }

    /** What there is to say at an offset. */
    public static List<String> textsAt(@Nullable IAnnotationModel model, int offset) {
        return in(model, place -> place.includes(offset)).stream().map(Annotation::getText).toList();
    }

    /** The answer it stands for; empty for a fault of the text. */
    public Optional<Row> row() {
        return spot.row();
    }

    @Override
    public boolean isQuickFixable() {
        return !spot.ways().isEmpty();
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
