// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;

/**
 * Where the parts of an element stand in its text.
 *
 * @param from where it begins
 * @param to   where it ends
 */
public record TagText(int from, int to) {

    /** The start tag. */
    public static TagText of(Domain domain, Element element) {
        String text = domain.text();
        char quote = 0;
        for (int i = element.start(); i < element.end(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && c == '>') {
                return new TagText(element.start(), i + 1);
            }
            if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
        }
        return new TagText(element.start(), element.end());
    }

    /** An attribute with its value; empty when the element does not have it. */
    public static Optional<TagText> of(Domain domain, Element element, String attribute) {
        TagText tag = of(domain, element);
        Matcher found = Pattern.compile("(?<=\\s)" + Pattern.quote(attribute) + "\\s*=\\s*(\"[^\"]*\"|'[^']*')")
                .matcher(domain.text()).region(tag.from(), tag.to()).useTransparentBounds(true);
        return found.find() ? Optional.of(new TagText(found.start(), found.end())) : Optional.empty();
    }

    /** What a field's place leads to, seen from an element: the attribute, or the element whose text it is. */
    public static Optional<TagText> at(Domain domain, Element anchor, String place) {
        int at = place.lastIndexOf('@');
        boolean isAttribute = at >= 0 && place.indexOf(']', at) < 0;
        return anchor.find(place).flatMap(element -> isAttribute
                ? of(domain, element, place.substring(at + 1)).or(() -> Optional.of(of(domain, element)))
                : Optional.of(new TagText(element.start(), element.end())));
    }

    /** Whether this offset is in it, or just behind it. */
    public boolean holds(int offset) {
        return from <= offset && offset <= to;
    }
}
