// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

/**
 * One replacement in a text.
 *
 * @param offset  where, in UTF-16 units
 * @param removed the characters that go
 * @param added   the characters that come
 */
public record Splice(int offset, String removed, String added) {

    /**
     * The text after it.
     *
     * @throws IllegalArgumentException when the text is not the one it was made for
     */
    public String on(String text) {
        if (!text.startsWith(removed, offset)) {
            throw new IllegalArgumentException("The text has changed since this edit was made; make it anew.");
        }
        return text.substring(0, offset) + added + text.substring(offset + removed.length());
    }

    /** The one that takes it back. */
    public Splice inverse() {
        return new Splice(offset, added, removed);
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return removed.equals(added);
    }
}
