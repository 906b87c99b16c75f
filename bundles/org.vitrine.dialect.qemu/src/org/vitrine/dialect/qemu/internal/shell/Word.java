// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One word as a command would get it.
 *
 * @param text    its characters, quotes taken off and variables put in
 * @param offsets for each character, where it stands in the script
 * @param start   where the word stands in the script
 * @param unknown the pieces of it that only a running shell can tell, as the script has them; they stand in the text as they are
 */
public record Word(String text, List<Integer> offsets, int start, List<String> unknown) {

    /** Keeps copies. */
    public Word {
        offsets = List.copyOf(offsets);
        unknown = List.copyOf(unknown);
    }

    /** Where the character at this index stands in the script; the word's own place for one behind its end. */
    public int offset(int index) {
        return index < offsets.size() ? offsets.get(index) : start;
    }

    /** The rest of the word from an index on. */
    Word from(int index) {
        return new Word(text.substring(index), offsets.subList(index, offsets.size()), offset(index), unknown);
    }

    /** A word being put together. */
    static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> offsets = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private final int start;
        private boolean quoted;

        Builder(int start) {
            this.start = start;
        }

        void add(char c, int offset) {
            text.append(c);
            offsets.add(offset);
        }

        void add(Word word) {
            text.append(word.text);
            offsets.addAll(word.offsets);
            unknown.addAll(word.unknown);
        }

        /** Text that stands for something at one place of the script. */
        void add(String value, int offset) {
            text.append(value);
            offsets.addAll(Collections.nCopies(value.length(), offset));
        }

        void unknown(String source, int offset) {
            add(source, offset);
            unknown.add(source);
        }

        /** A word of this kind is there even when it is empty. */
        void quoted() {
            quoted = true;
        }

        boolean isThere() {
            return quoted || !text.isEmpty();
        }

        boolean isEmpty() {
            return text.isEmpty();
        }

        Word build() {
            return new Word(text.toString(), offsets, offsets.isEmpty() ? start : offsets.getFirst(), unknown);
        }
    }
}
