// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON that QEMU takes for options (its json-lexer.c): strings may also stand in single quotes. Gives the values by
 * their names, nested ones by dotted names; of what is no such JSON nothing.
 */
final class QemuJson {

    /** QEMU's own limit is 1024; no option is nested deeper than a few levels. */
    private static final int DEPTH = 32;

    private final String text;
    private final Map<String, String> found = new LinkedHashMap<>();
    private int at;

    private QemuJson(String text) {
        this.text = text;
    }

    static Map<String, String> properties(String text) {
        QemuJson json = new QemuJson(text);
        boolean sound = json.value("", 0) && json.peek() == 0;
        return sound ? json.found : Map.of();
    }

    private boolean value(String name, int depth) {
        return switch (peek()) {
            case '{' -> depth < DEPTH && members(name, depth);
            case '[' -> depth < DEPTH && items(name, depth);
            case '"', '\'' -> keep(name, string());
            default -> keep(name, word());
        };
    }

    private boolean keep(String name, String value) {
        found.put(name, value);
        return at <= text.length() && !name.isEmpty();
    }

    private boolean members(String name, int depth) {
        at++;
        if (skip('}')) {
            return true;
        }
        do {
            if (peek() != '"' && peek() != '\'') {
                return false;
            }
            String key = string();
            if (!skip(':') || !value(name.isEmpty() ? key : name + "." + key, depth + 1)) {
                return false;
            }
        } while (skip(','));
        return skip('}');
    }

    private boolean items(String name, int depth) {
        at++;
        if (skip(']')) {
            return true;
        }
        int index = 0;
        do {
            if (!value(name + "." + index++, depth + 1)) {
                return false;
            }
        } while (skip(','));
        return skip(']');
    }

    /** The string that begins here; one that does not end leaves the place behind the end. */
    private String string() {
        char quote = text.charAt(at++);
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            value.append(c == '\\' && at < text.length() ? escaped(text.charAt(at++)) : String.valueOf(c));
        }
        at++;
        return value.toString();
    }

    private String escaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case 'u' -> unicode();
            default -> String.valueOf(c);
        };
    }

    private String unicode() {
        int end = Math.min(at + 4, text.length());
        String digits = text.substring(at, end);
        at = end;
        return digits.matches("[0-9a-fA-F]{4}") ? String.valueOf((char) Integer.parseInt(digits, 16)) : "\uFFFD";
    }

    /** A number or a literal; nothing of either leaves the place behind the end. */
    private String word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        at = word.isEmpty() ? text.length() + 1 : at;
        return word;
    }

    /** The next character that is not blank; 0 at the end. */
    private char peek() {
        while (at < text.length() && Escapes.isBlank(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(char c) {
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }
}
