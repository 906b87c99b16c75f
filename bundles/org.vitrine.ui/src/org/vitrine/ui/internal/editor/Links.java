// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.core.Offer;
import org.vitrine.core.Row;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Use;
import org.vitrine.ui.internal.editor.form.FindingActions;
import org.vitrine.ui.internal.editor.model.DomainModel;
import org.vitrine.ui.internal.editor.model.Edits;
import org.vitrine.ui.internal.editor.model.SchemaChecks;
import org.vitrine.ui.internal.editor.model.Spot;
import org.vitrine.ui.internal.editor.model.Vocabulary;
import org.vitrine.ui.internal.editor.schema.Grammar;
import org.vitrine.ui.internal.editor.text.Formatting;
import org.vitrine.ui.internal.editor.text.Suggestions;
import org.vitrine.ui.internal.editor.xml.Help;

/** What links on the forms and helpers of the text do. */
record Links(DomainModel model, Edits edits, SchemaChecks schema, Vocabulary vocabulary, Shower shower)
        implements
            FindingActions,
            Help {

    /** Shows a part of the text. */
    @FunctionalInterface
    interface Shower {
        /** From an offset on, so many characters. */
        void show(int offset, int length);
    }

    @Override
    public Stream<Remedy> ways(Row row) {
        return Spot.fixes(row);
    }

    @Override
    public void take(Row row, Remedy remedy) {
        edits.take(row, remedy);
    }

    @Override
    public Optional<Link> link(Row row) {
        return row.finding().subject().or(() -> row.use().map(Use::anchor))
                .map(about -> new Link(Messages.Links_show, () -> show(about)));
    }

    @Override
    public void show(Element element) {
        model.current().flatMap(now -> now.find(element))
                .ifPresent(now -> shower.show(now.start(), now.end() - now.start()));
    }

    @Override
    public Suggestions suggestions() {
        vocabulary.prepare();
        return vocabulary.suggestions();
    }

    @Override
    public List<Offer> offers() {
        return vocabulary.offers();
    }

    @Override
    public void add(Offer offer) {
        edits.add(offer.provider().id(), offer.candidate().preset());
    }

    @Override
    public Optional<Grammar> grammar() {
        return schema.grammar();
    }

    @Override
    public Optional<Domain> domain() {
        return model.latest();
    }

    @Override
    public void format(int from, int to) {
        edits.run(domain -> Formatting.of(domain, from, to));
    }
}
