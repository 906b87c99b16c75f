// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.ISourceViewer;
import org.vitrine.ui.internal.editor.schema.Allowed;
import org.vitrine.ui.internal.editor.schema.Rule;
import org.vitrine.ui.internal.editor.source.Paragraphs;
import org.vitrine.ui.internal.editor.source.SpotAnnotation;
import org.vitrine.ui.internal.editor.text.Caret;
import org.vitrine.ui.internal.editor.text.Descriptions;

/** Says what is wrong at the mouse, what an element or attribute there is for, and which values it can have. */
final class XmlHover implements ITextHover {
    private final Help help;
    private final Descriptions descriptions;

    XmlHover(Help help, Descriptions descriptions) {
        this.help = help;
        this.descriptions = descriptions;
    }

    @Override
    public @Nullable String getHoverInfo(@Nullable ITextViewer viewer, @Nullable IRegion region) {
        @Nullable
        IDocument document = viewer == null ? null : viewer.getDocument();
        if (document == null || region == null) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        if (viewer instanceof ISourceViewer source) {
            parts.addAll(SpotAnnotation.textsAt(source.getAnnotationModel(), region.getOffset()));
        }
        describe(document.get(), region.getOffset(), parts);
        return Paragraphs.of(parts);
    }

    @Override
    public @Nullable IRegion getHoverRegion(@Nullable ITextViewer viewer, int offset) {
        return new Region(offset, 0);
    }

    private void describe(String text, int offset, List<String> parts) {
        Caret caret = Caret.at(text, offset);
        switch (caret.kind()) {
            case ELEMENT -> element(caret, nameAt(text, caret), parts);
            case END_TAG -> place(caret.path(), Optional.empty(), parts);
            case ATTRIBUTE -> {
                if (caret.to() > caret.from()) {
                    attribute(caret, text.substring(caret.from(), caret.to()), parts);
                }
            }
            case VALUE -> attribute(caret, caret.attribute(), parts);
            case TEXT -> place(caret.path(), rule(caret).map(Rule::text), parts);
            case OTHER -> {
                // nothing to say
            }
        }
    }

    private static String nameAt(String text, Caret caret) {
        return text.substring(caret.from(), caret.to());
    }

    private void element(Caret caret, String name, List<String> parts) {
        String path = caret.path().isEmpty() ? name : caret.path() + "/" + name;
        place(path, Optional.empty(), parts);
    }

    private void attribute(Caret caret, String name, List<String> parts) {
        Caret within = new Caret(caret.kind(), caret.way(), name, caret.present(), caret.from(), caret.to(),
                caret.typed());
        place(caret.path() + "@" + name,
                help.grammar().flatMap(grammar -> grammar.rule(within.wayToAsk()))
                        .flatMap(rule -> rule.attribute(name)),
                parts);
    }

    private Optional<Rule> rule(Caret caret) {
        return help.grammar().flatMap(grammar -> grammar.rule(caret.way()));
    }

    private void place(String path, Optional<Allowed> allowed, List<String> parts) {
        Optional<String> about = descriptions.of(path);
        Optional<String> values = allowed.flatMap(Descriptions::values);
        if (about.isPresent() || values.isPresent()) {
            String title = path.startsWith("domain/") ? path.substring("domain/".length()) : path;
            parts.add(title.replace("/", " \u203a ") + about.map(sentence -> "\n" + sentence).orElse("")
                    + values.map(words -> "\n" + words).orElse(""));
        }
    }
}
