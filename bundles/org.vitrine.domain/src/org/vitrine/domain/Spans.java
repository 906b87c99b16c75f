// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the elements of a text that is known to be well-formed and to have no document type: what is left to tell apart are
 * tags, comments, processing instructions and CDATA sections. One pass over the characters, asked at each key that is typed
 * and after each step of an edit; depth costs no stack.
 */
final class Spans {

    private static final int NONE = -1;

    private final String text;
    private final List<Span> found = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private Spans(String text) {
        this.text = text;
    }

    /** The elements in the order of their start tags; the root is the first. */
    static List<Span> in(String text) {
        Spans spans = new Spans(text);
        int at = text.indexOf('<');
        while (at >= 0) {
            at = text.indexOf('<', spans.markup(at));
        }
        return spans.found;
    }

    /** Takes the markup that begins here and gives the offset after it. */
    private int markup(int at) {
        return switch (text.charAt(at + 1)) {
            case '/' -> endTag(at);
            case '?' -> after("?>", at);
            case '!' -> text.startsWith("<!--", at) ? after("-->", at + "<!--".length()) : after("]]>", at);
            default -> startTag(at);
        };
    }

    private int startTag(int at) {
        int nameEnd = at + 1;
        while (!Escapes.isBlank(text.charAt(nameEnd)) && text.charAt(nameEnd) != '/' && text.charAt(nameEnd) != '>') {
            nameEnd++;
        }
        int end = nameEnd;
        while (text.charAt(end) != '>') {
            char c = text.charAt(end);
            end = c == '"' || c == '\'' ? after(String.valueOf(c), end + 1) : end + 1;
        }
        end++;
        int parent = open.isEmpty() ? NONE : open.element();
        if (text.charAt(end - 2) != '/') {
            open.push(found.size());
        }
        found.add(new Span(text.substring(at + 1, nameEnd), parent, at, end, end, end));
        return end;
    }

    private int endTag(int at) {
        int end = after(">", at);
        int index = open.pop();
        found.set(index, found.get(index).closed(at, end));
        return end;
    }

    private int after(String closing, int from) {
        int start = text.indexOf(closing, from);
        if (start < 0) {
            throw new IllegalStateException("Only a well-formed text has spans");
        }
        return start + closing.length();
    }
}
