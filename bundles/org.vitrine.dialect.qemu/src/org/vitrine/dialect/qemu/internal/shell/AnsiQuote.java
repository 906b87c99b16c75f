// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.function.IntConsumer;

/** {@code $'…'}: quotes in which a backslash means what it means in C. */
final class AnsiQuote {

    private static final String ESCAPES = "nrtabfve0";
    private static final String MEANINGS = "\n\r\t\u0007\b\f\u000B\u001B\0";

    private final String text;
    private final int start;

    AnsiQuote(String text, int start) {
        this.text = text;
        this.start = start;
    }

    Piece read(IntConsumer end) throws ShellException {
        Word.Builder word = new Word.Builder(start);
        int at = start + 2;
        while (at < text.length() && text.charAt(at) != '\'') {
            int from = at;
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                int known = ESCAPES.indexOf(escaped);
                c = known < 0 ? escaped : MEANINGS.charAt(known);
            }
            word.add(c, from);
        }
        if (at >= text.length()) {
            throw new ShellException("A $'…' is not closed; close it with \"'\".", start);
        }
        end.accept(at + 1);
        return new Piece.Literal(word.build(), true);
    }
}
