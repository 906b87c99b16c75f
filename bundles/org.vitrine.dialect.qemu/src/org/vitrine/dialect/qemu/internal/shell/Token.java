// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.List;
import java.util.Optional;

/** A token of a script. */
sealed interface Token {

    /** Where it begins. */
    int start();

    /** A word that is yet to be expanded. */
    record Raw(List<Piece> pieces, int start, String source) implements Token {

        /** Its first characters where they stand for themselves, unquoted; empty otherwise. */
        String plain() {
            return pieces.size() == 1 && pieces.getFirst() instanceof Piece.Literal(Word word, boolean quoted)
                    && !quoted
                            ? word.text()
                            : "";
        }

        /** The characters it begins with that stand for themselves and are not quoted. */
        Optional<Word> lead() {
            return !pieces.isEmpty() && pieces.getFirst() instanceof Piece.Literal(Word word, boolean quoted) && !quoted
                    ? Optional.of(word)
                    : Optional.empty();
        }
    }

    /** {@code name=( … )}, or with {@code +=}. */
    record Array(String name, boolean append, List<Raw> elements, int start) implements Token {
    }

    /** What parts commands: {@code ;}, a line's end and so on. */
    record Operator(String text, int start) implements Token {
    }

    /** {@code > file} and its kind: says where input and output go. */
    record Redirection(int start, String source) implements Token {
    }
}
