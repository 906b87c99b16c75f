// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import java.util.regex.Pattern;

/** How text is written so that readers of YAML 1.1 and 1.2 take it for text. */
final class Quotes {
    // begins and ends with what means nothing to YAML; no ": ", " #" or flow characters within
    private static final Pattern PLAIN = Pattern
            .compile("(?:[\\p{L}_/$(.~]|\\d)(?:[\\p{L}\\p{N}_./$()~+=@%^;<>-]|:(?=[^\\s:])| (?=[\\p{L}\\p{N}_(/.]))*+");
    private static final Pattern NUMBER = Pattern
            .compile("[-+.]?\\d[\\d_.,:eExXoOa-fA-F+-]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final Pattern WORD = Pattern.compile("~|null|true|false|yes|no|on|off|y|n",
            Pattern.CASE_INSENSITIVE);

    private Quotes() {
    }

    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !NUMBER.matcher(text).matches() && !WORD.matcher(text).matches();
    }

    static String text(String text) {
        return isPlain(text) ? text : doubled(text);
    }

    /** In the quotes that stood there before, where they can hold it. */
    static String text(String text, Node.Style before) {
        boolean isOneLine = text.chars().allMatch(c -> c >= ' ' && c != 0x7f && c != 0x85 && c < 0x2028);
        return switch (before) {
            case DOUBLE -> doubled(text);
            case SINGLE -> isOneLine ? "'" + text.replace("'", "''") + "'" : doubled(text);
            case PLAIN, BLOCK -> text(text);
        };
    }

    static String doubled(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    boolean isPlainly = c >= ' ' && c < 0x7f || c >= 0xa0 && c != 0x2028 && c != 0x2029
                            && c < 0xfffe && c != 0xfeff;
                    out.append(isPlainly ? String.valueOf((char) c) : "\\u%04x".formatted(c));
                }
            }
        });
        return out.append('"').toString();
    }
}
