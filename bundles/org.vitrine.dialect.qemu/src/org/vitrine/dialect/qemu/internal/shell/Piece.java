// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.Optional;

/** A part of a word as the script has it. */
sealed interface Piece {

    /** Characters that stand for themselves; {@code text} and the offset of each. */
    record Literal(Word word, boolean quoted) implements Piece {
    }

    /**
     * The value of a variable.
     *
     * @param name     its name
     * @param all      whether all elements of an array are meant, each a word of its own
     * @param fallback what stands in for an unset one
     * @param quoted   whether it stands in double quotes, so that blanks in it part no words
     * @param source   as the script has it
     * @param offset   where
     */
    record Variable(String name, boolean all, Optional<Word> fallback, boolean quoted, String source, int offset)
            implements
                Piece {
    }

    /** What only a running shell can tell. */
    record Opaque(String source, int offset) implements Piece {
    }
}
