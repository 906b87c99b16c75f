// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Optional;

import org.vitrine.domain.DomainEdit.Splice;

/**
 * A splice within one element of a domain, told to be sound by that element alone. XML without a document type is well-formed
 * by its parts: whatever is content where the element stands, under the same ancestors with the prefixes they declare, is so
 * in the whole text too.
 *
 * @param before what the splice is applied to
 * @param splice fits it
 */
record Patch(Domain before, Splice splice) {
    /** The shortest element, {@code <a/>}. */
    private static final int LEAST = 4;
    /** How many times shorter than the whole the element must be to be worth it. */
    private static final int WORTH = 4;

    /** Whether the text surely is a domain after the splice; when not, all of it must be looked at, and tells what is wrong. */
    boolean isSurelyWellFormed() {
        return around().filter(element -> isSound(element)).isPresent();
    }

    /** The innermost element that the splice is within, which keeps its first and last character. */
    private Optional<Element> around() {
        Optional<Element> element = before.elementAt(splice.at());
        while (element.filter(one -> !isWithin(one)).isPresent()) {
            element = element.flatMap(Element::parent);
        }
        return element;
    }

    private boolean isWithin(Element element) {
        return element.start() < splice.at() && splice.at() + splice.removed().length() < element.end();
    }

    private boolean isSound(Element element) {
        String text = before.text();
        String patched = new Splice(splice.at() - element.start(), splice.removed(), splice.inserted())
                .on(text.substring(element.start(), element.end()));
        boolean mayBeTooMany = before.size() + patched.length() / LEAST > DomainRules.ELEMENTS;
        return patched.length() < text.length() / WORTH && !mayBeTooMany
                && WellFormed.isDomain(inPlace(element, patched));
    }

    /** A domain that has this text where the element is, and nothing else but the elements around it. */
    private String inPlace(Element element, String patched) {
        StringBuilder alone = new StringBuilder(patched);
        for (Optional<Element> e = element.parent(); e.isPresent(); e = e.get().parent()) {
            Element outer = e.get();
            alone.insert(0, before.text().substring(outer.start(), outer.contentStart()))
                    .append("</").append(outer.name()).append('>');
        }
        return alone.toString();
    }
}
