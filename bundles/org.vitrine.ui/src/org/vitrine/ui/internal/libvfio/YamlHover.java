// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.osgi.util.NLS;
import org.vitrine.provider.DialectGuide.Key;
import org.vitrine.provider.DialectGuide.Part;
import org.vitrine.ui.internal.editor.source.Paragraphs;
import org.vitrine.ui.internal.editor.source.SpotAnnotation;

/** Says what is wrong at the mouse, what the key there means, and which values it can have. */
record YamlHover(GuidedModel model) implements ITextHover {

    @Override
    public @Nullable String getHoverInfo(@Nullable ITextViewer viewer, @Nullable IRegion region) {
        if (viewer == null || viewer.getDocument() == null || region == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        if (viewer instanceof ISourceViewer source) {
            parts.addAll(SpotAnnotation.textsAt(source.getAnnotationModel(), region.getOffset()));
        }
        // while a text is being read, what is known of it stands somewhere else
        if (viewer.getDocument().get().equals(model.read().text())) {
            at(model.read().parts(), region.getOffset()).flatMap(part -> model.guide().key(part.path()))
                    .ifPresent(key -> parts.add(about(key)));
        }
        return Paragraphs.of(parts);
    }

    @Override
    public @Nullable IRegion getHoverRegion(@Nullable ITextViewer viewer, int offset) {
        return new Region(offset, 0);
    }

    private static Optional<Part> at(List<Part> parts, int offset) {
        return parts.stream().filter(part -> part.offset() <= offset && offset < part.offset() + part.length())
                .findFirst().map(part -> at(part.parts(), offset).orElse(part));
    }

    private static String about(Key key) {
        StringBuilder text = new StringBuilder(key.path().replace("[]", "").replace(".", " \u203a ")).append('\n')
                .append(key.meaning());
        if (!key.choices().isEmpty()) {
            text.append('\n').append(NLS.bind(Messages.Hover_choices, String.join(", ", key.choices())));
        }
        if (!key.when().isEmpty()) {
            text.append('\n').append(NLS.bind(Messages.Hover_when, key.when().replace("=", ": ")));
        }
        text.append('\n').append(key.fallback().isEmpty() && key.when().isEmpty()
                ? Messages.Hover_needed
                : key.fallback().filter(word -> !word.isEmpty()).map(word -> NLS.bind(Messages.Hover_fallback, word))
                        .orElse(""));
        return text.toString().strip();
    }
}
