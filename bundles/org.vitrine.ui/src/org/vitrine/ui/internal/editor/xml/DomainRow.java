// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Element;
import org.vitrine.ui.internal.editor.source.OutlinePage;

/**
 * A row of a domain's outline.
 *
 * @param id the element's; the element itself would keep the version of the text it is of
 */
record DomainRow(long id) {
    private static final List<String> TELLING = List.of("type", "name", "model", "mode", "dev", "alias", "bus",
            "policy",
            "value");

    private static DomainRow of(Element element) {
        return new DomainRow(element.id());
    }

    /** The outline of what the text's page helps with. */
    static OutlinePage<DomainRow> outline(Help help) {
        return new OutlinePage<>(DomainRow.class, new Rows(help));
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
            now(row).ifPresent(help::show);
        }

        @Override
        public String label(DomainRow row) {
            return now(row).map(element -> (element.name() + "  " + detail(element)).stripTrailing()).orElse("");
        }

        /** The element of a row in the newest version of the text. */
        private Optional<Element> now(DomainRow row) {
            return help.domain().flatMap(domain -> domain.element(row.id()));
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
