// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Optional;

/** The escapes of {@link SnapshotText}. */
final class Escapes {
    private static final int HEX_DIGITS = 4;

    private Escapes() {
    }

    /** A part of a text: blanks stay, but for one at the end that nobody would see. */
    static String text(String plain) {
        return escape(plain, false);
    }

    /** A name: one word. */
    static String name(String plain) {
        return escape(plain, true);
    }

    /** What the escapes stand for; empty where one is none of the format's, or a character should have been escaped. */
    static Optional<String> plain(String escaped) {
        if (escaped.indexOf('\\') < 0 && escaped.chars().noneMatch(Escapes::mustBeEscaped)) {
            return Optional.of(escaped);
        }
        var out = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '\\') {
                if (mustBeEscaped(c)) {
                    return Optional.empty();
                }
                out.append(c);
                continue;
            }
            int kind = ++i < escaped.length() ? escaped.charAt(i) : -1;
            if (kind == 'u') {
                String digits = escaped.substring(i + 1, Math.min(escaped.length(), i + 1 + HEX_DIGITS));
                if (!digits.matches("[0-9a-f]{4}")) {
                    return Optional.empty();
                }
                out.append((char) Integer.parseInt(digits, 16));
                i += HEX_DIGITS;
            } else {
                int letter = "\\snrt".indexOf(kind);
                if (letter < 0) {
                    return Optional.empty();
                }
                out.append("\\ \n\r\t".charAt(letter));
            }
        }
        return Optional.of(out.toString());
    }

    private static String escape(String plain, boolean word) {
        var out = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean last = i == plain.length() - 1;
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case ' ' -> out.append(word || last ? "\\s" : " ");
                case '\t' -> out.append(word || last ? "\\t" : "\t");
                default -> out.append(mustBeEscaped(c) || isLone(plain, i) ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return out.toString();
    }

    /** What an editor may eat, or nobody sees. */
    private static boolean mustBeEscaped(int c) {
        return c < ' ' && c != '\t' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029 || c == 0xfeff;
    }

    /** Half of a pair of surrogates, which UTF-8 cannot carry. */
    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                && (at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1)))
                || Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
