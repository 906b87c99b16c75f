// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.OptionalInt;

/**
 * Between values and the characters that stand for them in XML. For text that is already known to be well-formed and to
 * have no entities but the five of XML itself.
 */
final class Escapes {

    private Escapes() {
    }

    /** Blank as XML sees it; {@link Character#isWhitespace} knows more characters, which are content. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    static boolean isBlank(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The value of the characters between an attribute's quotes: line breaks and tabs written plainly read as blanks. */
    static String attributeValue(String raw) {
        return references(lines(raw).replace('\n', ' ').replace('\t', ' '));
    }

    /** The value of characters between tags. */
    static String textValue(String raw) {
        return references(lines(raw));
    }

    /** Line ends as an application sees them: a line feed each. */
    static String lines(String raw) {
        return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The characters to write between these quotes so that this value is read. */
    static String toAttribute(String value, char quote) {
        String escaped = refuseUnwritable(value).replace("&", "&amp;").replace("<", "&lt;")
                .replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;");
        return quote == '"' ? escaped.replace("\"", "&quot;") : escaped.replace("'", "&apos;");
    }

    /** The characters to write between tags so that this value is read: blanks at its ends are written as references. */
    static String toText(String value, String lineBreak) {
        int from = 0;
        int to = refuseUnwritable(value).length();
        while (from < to && isBlank(value.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(value.charAt(to - 1))) {
            to--;
        }
        String middle = value.substring(from, to).replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")
                .replace("\r", "&#13;").replace("\n", lineBreak);
        return numbers(value.substring(0, from)) + middle + numbers(value.substring(to));
    }

    private static String numbers(String blanks) {
        StringBuilder result = new StringBuilder();
        blanks.chars().forEach(c -> result.append("&#").append(c).append(';'));
        return result.toString();
    }

    private static String refuseUnwritable(String value) {
        unwritable(value).ifPresent(c -> {
            throw new UnwritableException(c);
        });
        return value;
    }

    /** The first character of a value that XML cannot hold, not even as a reference. */
    static OptionalInt unwritable(String value) {
        return value.codePoints().filter(c -> !isWritable(c)).findFirst();
    }

    /** The production Char of XML 1.0. */
    private static boolean isWritable(int c) {
        return c >= 0x20 && c <= 0xD7FF || c == '\t' || c == '\n' || c == '\r' || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    private static String references(String raw) {
        int at = raw.indexOf('&');
        if (at < 0) {
            return raw;
        }
        StringBuilder result = new StringBuilder(raw.length());
        int done = 0;
        while (at >= 0) {
            int end = raw.indexOf(';', at);
            result.append(raw, done, at).append(character(raw.substring(at + 1, end)));
            done = end + 1;
            at = raw.indexOf('&', done);
        }
        return result.append(raw, done, raw.length()).toString();
    }

    private static String character(String reference) {
        return switch (reference) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> Character.toString(reference.startsWith("#x")
                    ? Integer.parseInt(reference.substring(2), 16)
                    : Integer.parseInt(reference.substring(1)));
        };
    }
}
