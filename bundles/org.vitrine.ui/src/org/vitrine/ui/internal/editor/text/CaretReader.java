// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.ui.internal.editor.schema.Step;

/** Goes through a text up to the caret, and a little further to see what it is in. Forgives whatever is wrong. */
final class CaretReader {
    private final String text;
    private final int caret;
    private final List<Step> open = new ArrayList<>();
    private int at;

    CaretReader(String text, int caret) {
        this.text = text;
        this.caret = caret;
    }

    Caret read() {
        while (at < caret) {
            int next = text.indexOf('<', at);
            if (next < 0 || next >= caret) {
                break;
            }
            at = next;
            Caret inside = construct();
            if (inside != null) {
                return inside;
            }
        }
        int from = caret;
        while (from > at && !Character.isWhitespace(text.charAt(from - 1)) && text.charAt(from - 1) != '>') {
            from--;
        }
        int to = caret;
        while (to < text.length() && !Character.isWhitespace(text.charAt(to)) && text.charAt(to) != '<') {
            to++;
        }
        return Caret.of(Caret.Kind.TEXT, open, from, to, text.substring(from, caret));
    }

    /** Goes over what begins with the bracket here; the answer when the caret is within. */
    private @Nullable Caret construct() {
        if (text.startsWith("<!--", at)) {
            return skip("-->");
        } else if (text.startsWith("<![CDATA[", at)) {
            return skip("]]>");
        } else if (text.startsWith("<?", at)) {
            return skip("?>");
        } else if (text.startsWith("<!", at)) {
            return skip(">");
        } else if (text.startsWith("</", at)) {
            return endTag();
        }
        return startTag();
    }

    private @Nullable Caret skip(String end) {
        int found = text.indexOf(end, at);
        int behind = found < 0 ? text.length() : found + end.length();
        if (caret < behind || found < 0) {
            return Caret.of(Caret.Kind.OTHER, open, caret, caret, "");
        }
        at = behind;
        return null;
    }

    private @Nullable Caret endTag() {
        int from = at + 2;
        int to = name(from);
        if (caret >= from && caret <= to) {
            return Caret.of(Caret.Kind.END_TAG, open, from, to, text.substring(from, caret));
        }
        String name = text.substring(from, to);
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).name().equals(name)) {
                open.subList(i, open.size()).clear();
                break;
            }
        }
        int close = text.indexOf('>', to);
        at = close < 0 ? to : close + 1;
        return caret < at ? Caret.of(Caret.Kind.OTHER, open, caret, caret, "") : null;
    }

    private @Nullable Caret startTag() {
        int from = at + 1;
        int i = name(from);
        if (caret <= i) {
            return Caret.of(Caret.Kind.ELEMENT, open, from, i, text.substring(from, caret));
        }
        String name = text.substring(from, i);
        Map<String, String> attributes = new LinkedHashMap<>();
        TagPlace place = null;
        while (i < text.length() && text.charAt(i) != '>' && text.charAt(i) != '<') {
            char c = text.charAt(i);
            if (c == '/' || Character.isWhitespace(c)) {
                if (place == null && caret == i) {
                    place = new TagPlace(Caret.Kind.ATTRIBUTE, "", caret, caret);
                }
                i++;
                continue;
            }
            int nameEnd = name(i);
            if (nameEnd == i) {
                i++; // a character that belongs nowhere
                continue;
            }
            if (place == null && caret >= i && caret <= nameEnd) {
                place = new TagPlace(Caret.Kind.ATTRIBUTE, text.substring(i, nameEnd), i, nameEnd);
            }
            String attribute = text.substring(i, nameEnd);
            int valueStart = quoted(nameEnd);
            if (valueStart < 0) {
                attributes.put(attribute, "");
                i = nameEnd;
                continue;
            }
            int valueEnd = valueEnd(valueStart);
            if (place == null && caret >= valueStart && caret <= valueEnd) {
                place = new TagPlace(Caret.Kind.VALUE, attribute, valueStart, valueEnd);
            }
            attributes.put(attribute, text.substring(valueStart, valueEnd));
            i = valueEnd < text.length() && text.charAt(valueEnd) == text.charAt(valueStart - 1)
                    ? valueEnd + 1
                    : valueEnd;
        }
        boolean isClosed = i < text.length() && text.charAt(i) == '>';
        boolean isEmpty = isClosed && text.charAt(i - 1) == '/';
        int behind = isClosed ? i + 1 : i;
        if (caret < behind || !isClosed && caret <= i && caret > from) {
            return within(new Step(name, attributes), place == null
                    ? new TagPlace(Caret.Kind.ATTRIBUTE, "", caret, caret)
                    : place);
        }
        if (!isEmpty) {
            open.add(new Step(name, attributes));
        }
        at = behind;
        return null;
    }

    private record TagPlace(Caret.Kind kind, String attribute, int from, int to) {
    }

    private Caret within(Step tag, TagPlace place) {
        List<Step> way = new ArrayList<>(open);
        way.add(tag);
        Set<String> others = new HashSet<>(tag.attributes().keySet());
        others.remove(place.attribute());
        Caret found = Caret.of(place.kind(), way, place.from(), place.to(), text.substring(place.from(), caret))
                .beside(others);
        return place.kind() == Caret.Kind.VALUE ? found.in(place.attribute()) : found;
    }

    private int name(int from) {
        int end = from;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ':' || c == '.';
    }

    /** Where the value behind an attribute's name begins; -1 when there is none. */
    private int quoted(int nameEnd) {
        int i = blanks(nameEnd);
        if (i >= text.length() || text.charAt(i) != '=') {
            return -1;
        }
        i = blanks(i + 1);
        return i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'') ? i + 1 : -1;
    }

    private int blanks(int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** A value that nobody has closed yet ends with its line. */
    private int valueEnd(int from) {
        char quote = text.charAt(from - 1);
        int end = from;
        while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '<') {
            end++;
        }
        if (end < text.length() && text.charAt(end) == quote) {
            return end;
        }
        int line = from;
        while (line < end && text.charAt(line) != '\n' && text.charAt(line) != '\r' && text.charAt(line) != '>') {
            line++;
        }
        return line;
    }
}
