// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Optional;

/** How a document is laid out, so that what is added looks like what is there. */
final class Layout {

    private static final String USUAL_INDENT = "  ";

    private Layout() {
    }

    /** The document's line break; that of Unix when it has none. */
    static String lineBreak(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** All blanks before an offset. */
    static String blanks(String text, int before) {
        int from = before;
        while (from > 0 && Escapes.isBlank(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, before);
    }

    /** The blanks before an offset that belong to what stands there: its own line break and indent, or all when in a line. */
    static String lead(String text, int before) {
        String blanks = blanks(text, before);
        int line = blanks.lastIndexOf('\n');
        if (line < 0) {
            return blanks;
        }
        return blanks.substring(line > 0 && blanks.charAt(line - 1) == '\r' ? line - 1 : line);
    }

    /** The offset after the comments that stand behind this offset and end its line; the offset itself when there are none. */
    static int afterComments(String text, int offset) {
        int at = offset;
        while (text.startsWith("<!--", skipSpaces(text, at))) {
            int end = text.indexOf("-->", skipSpaces(text, at)) + "-->".length();
            if (text.substring(at, end).indexOf('\n') >= 0) {
                return offset;
            }
            at = end;
        }
        int rest = skipSpaces(text, at);
        return rest < text.length() && (text.charAt(rest) == '\n' || text.charAt(rest) == '\r') ? at : offset;
    }

    /** How much deeper a child of this element is indented than the element. */
    static String indent(String text, Element element) {
        Optional<Element> parent = element.parent();
        if (parent.isEmpty()) {
            return USUAL_INDENT;
        }
        String mine = column(text, element);
        String outer = column(text, parent.get());
        return mine.length() > outer.length() && mine.startsWith(outer) ? mine.substring(outer.length()) : USUAL_INDENT;
    }

    /** The quote that the element uses, or else the nearest element around it. */
    static char quote(Element element) {
        Optional<Element> e = Optional.of(element);
        while (e.isPresent()) {
            Tag tag = e.get().tag();
            if (!tag.attributes().isEmpty()) {
                return tag.attributes().getLast().quote();
            }
            e = e.get().parent();
        }
        return '\'';
    }

    private static String column(String text, Element element) {
        String lead = lead(text, element.start());
        return lead.substring(lead.lastIndexOf('\n') + 1);
    }

    private static int skipSpaces(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }
}
