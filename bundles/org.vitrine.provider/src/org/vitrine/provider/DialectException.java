// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.OptionalInt;

/** A text is no document of a dialect, or cannot be translated; the message is one sentence that says what to do. */
public final class DialectException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** Something about the whole. */
    public DialectException(String message) {
        this(message, 0, 0);
    }

    /**
     * Something at a place.
     *
     * @param line   from 1
     * @param column from 1
     */
    public DialectException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** The line, from 1; empty when it is about the whole. */
    public OptionalInt line() {
        return line > 0 ? OptionalInt.of(line) : OptionalInt.empty();
    }

    /** The column, from 1; empty when it is about the whole. */
    public OptionalInt column() {
        return column > 0 ? OptionalInt.of(column) : OptionalInt.empty();
    }
}
