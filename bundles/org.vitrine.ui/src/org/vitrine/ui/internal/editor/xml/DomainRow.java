// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.domain.Element;
import org.vitrine.ui.internal.editor.source.OutlinePage;

/** A row of a domain's outline: equal as long as it is the same element. */
record DomainRow(long id, Element element) {
    private static final List<String> TELLING = List.of("type", "name", "model", "mode", "dev", "alias", "bus",
            "policy",
            "value");

    private static DomainRow of(Element element) {
        return new DomainRow(element.id(), element);
    }

    /** The outline of what the text's page helps with. */
    static OutlinePage<DomainRow> outline(Help help) {
        return new OutlinePage<>(DomainRow.class, new Rows(help));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DomainRow row && row.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    private record Rows(Help help) implements OutlinePage.Rows<DomainRow> {
        @Override
        public List<DomainRow> top() {
            return help.domain().stream().map(domain -> DomainRow.of(domain.root())).toList();
        }

        @Override
        public List<DomainRow> children(DomainRow row) {
            return now(row).stream().flatMap(Element::children).map(DomainRow::of).toList();
        }

        @Override
        public Optional<DomainRow> parent(DomainRow row) {
            return now(row).flatMap(Element::parent).map(DomainRow::of);
        }

        @Override
        public Optional<DomainRow> at(int offset) {
            return help.domain().flatMap(domain -> domain.elementAt(offset)).map(DomainRow::of);
        }

        @Override
        public void show(DomainRow row) {
            help.show(row.element());
        }

        @Override
        public String label(DomainRow row) {
            Element element = now(row).orElse(row.element());
            String detail = detail(element);
            return element.name() + (detail.isEmpty() ? "" : "  " + detail);
        }

        /** The element of a row in the newest version of the text. */
        private Optional<Element> now(DomainRow row) {
            return help.domain().flatMap(domain -> domain.find(row.element()));
        }

        /** What tells it from its neighbours: the attributes that say what it is, else its text. */
        private static String detail(Element element) {
            Map<String, String> attributes = element.attributes();
            String own = String.join(" ",
                    TELLING.stream().flatMap(name -> Stream.ofNullable(attributes.get(name))).toList());
            String model = own.isEmpty() || element.name().equals("video")
                    ? element.get("model@type").or(() -> element.get("@id")).orElse("")
                    : own;
            return model.isEmpty() && element.children().findFirst().isEmpty() ? element.text().orElse("") : model;
        }
    }
}
