// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Field;
import org.vitrine.ui.internal.editor.form.DomainPage;
import org.vitrine.ui.internal.editor.model.Basics;
import org.vitrine.ui.internal.editor.model.Overview;
import org.vitrine.ui.internal.editor.model.Overview.Item;
import org.vitrine.ui.internal.editor.model.Screens;
import org.vitrine.ui.internal.editor.text.TagText;

/** Which field of which form stands for a place in the text, and the other way round. Pure. */
final class Across {

    /**
     * A place on a form.
     *
     * @param page    the page's id
     * @param element what is shown there
     * @param field   the id of the field that is meant; empty for none in particular
     */
    record Form(String page, Element element, Optional<String> field) {
    }

    private record Hit(Form form, int length) {
    }

    private Across() {
    }

    /** The form of what is at this offset; empty when no form has it. */
    static Optional<Form> toForm(Domain domain, HostSnapshot host, Optional<Overview> overview, int offset) {
        Stream<Form> screens = forms(DomainPage.SCREENS, domain, Screens.of(domain, host), offset);
        Stream<Form> uses = forms(DomainPage.GRAPHICS, domain, overview.map(Overview::uses).orElse(List.of()), offset);
        Stream<Form> basics = Basics.FIELDS.stream()
                .filter(field -> place(domain, domain.root(), field).filter(text -> text.holds(offset)).isPresent())
                .map(field -> new Form(DomainPage.OVERVIEW, domain.root(), Optional.of(field.id())));
        return Stream.of(screens, uses, basics).flatMap(forms -> forms).findFirst();
    }

    /** The narrowest place that a field has there, else the use whose elements are there. */
    private static Stream<Form> forms(String page, Domain domain, List<Item> items, int offset) {
        List<Hit> hits = new ArrayList<>();
        for (Item item : items) {
            Optional<Element> anchor = domain.find(item.use().anchor());
            if (anchor.isPresent()) {
                for (Field<?> field : item.use().values().fields()) {
                    place(domain, anchor.get(), field).filter(text -> text.holds(offset)).ifPresent(text -> hits.add(
                            new Hit(new Form(page, anchor.get(), Optional.of(field.id())), text.to() - text.from())));
                }
            }
            item.use().elements().stream().flatMap(element -> domain.find(element).stream())
                    .filter(element -> element.start() <= offset && offset < element.end() && anchor.isPresent())
                    .forEach(element -> hits.add(new Hit(new Form(page, anchor.orElseThrow(), Optional.empty()),
                            Integer.MAX_VALUE)));
        }
        return hits.stream().min(Comparator.comparingInt(Hit::length)).map(Hit::form).stream();
    }

    private static Optional<TagText> place(Domain domain, Element anchor, Field<?> field) {
        return field.at().flatMap(at -> TagText.at(domain, anchor, at));
    }

    /** Where a field stands in the text; its element where it has its default and is not written. */
    static Optional<TagText> toText(Domain domain, Element anchor, Field<?> field) {
        return domain.find(anchor).map(now -> place(domain, now, field).orElseGet(() -> TagText.of(domain, now)));
    }
}
