// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON document. Depth is bounded, and so is the result by the text's own length. */
final class JsonReader {
    private static final int DEEPEST = 32;
    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /**
     * The document: a {@link Json}, a list, or a text.
     *
     * @throws IllegalArgumentException when it is none
     */
    Object document() {
        Object value = value();
        if (next() != '\0') {
            throw wrong("something follows the document");
        }
        return value;
    }

    private Object value() {
        if (++depth > DEEPEST) {
            throw wrong("it is nested too deep");
        }
        Object value = switch (next()) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            default -> word();
        };
        depth--;
        return value;
    }

    private Json object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (next() != '}') {
            String name = string();
            expect(':');
            members.put(name, value());
            separator('}');
        }
        at++;
        return new Json(members);
    }

    private List<Object> list() {
        List<Object> values = new ArrayList<>();
        at++;
        while (next() != ']') {
            values.add(value());
            separator(']');
        }
        at++;
        return values;
    }

    private void separator(char end) {
        if (next() != end) {
            expect(',');
            if (next() == end) {
                throw wrong("a comma is followed by nothing");
            }
        }
    }

    private String string() {
        expect('"');
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return out.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("an escape is none of JSON's");
        };
    }

    private char unicode() {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw wrong("an escape is none of JSON's");
        }
        at += 4;
        return (char) Integer.parseInt(text, at - 4, at, 16);
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw wrong("a value is missing");
        }
        return text.substring(start, at);
    }

    private void expect(char expected) {
        if (next() != expected) {
            throw wrong("\"" + expected + "\" is missing");
        }
        at++;
    }

    /** The next character that is no white space, not yet taken; zero at the end. */
    private char next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at character " + (at + 1));
    }
}
