// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attributes in one start tag, with their places in the document. Read from well-formed text only: values may hold
 * {@code >}, the other quote, and references.
 *
 * @param nameEnd the offset after the element's name
 * @param attributes the attributes in their order
 */
record Tag(int nameEnd, List<Attribute> attributes) {

    /**
     * One attribute.
     *
     * @param blank the offset of the blanks before its name
     * @param value the offset of its value, after the quote; the value ends before the next such quote
     * @param end the offset after its closing quote
     */
    record Attribute(String name, String raw, char quote, int blank, int value, int end) {
    }

    /** The tag that begins at this offset. */
    static Tag at(String text, int start) {
        int nameEnd = nameEnd(text, start + 1);
        List<Attribute> attributes = new ArrayList<>();
        int blank = nameEnd;
        int name = ink(text, blank);
        while (text.charAt(name) != '>' && text.charAt(name) != '/') {
            int end = nameEnd(text, name);
            int opening = ink(text, ink(text, end) + 1);
            char quote = text.charAt(opening);
            int closing = text.indexOf(quote, opening + 1);
            attributes.add(new Attribute(text.substring(name, end), text.substring(opening + 1, closing), quote, blank,
                    opening + 1, closing + 1));
            blank = closing + 1;
            name = ink(text, blank);
        }
        return new Tag(nameEnd, attributes);
    }

    Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** Where a further attribute goes. */
    int end() {
        return attributes.isEmpty() ? nameEnd : attributes.getLast().end();
    }

    private static int nameEnd(String text, int from) {
        int i = from;
        while (!Escapes.isBlank(text.charAt(i)) && "=/>".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    private static int ink(String text, int from) {
        int i = from;
        while (Escapes.isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
