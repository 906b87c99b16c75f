// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

/** A text is no YAML, or more than is taken; the message is one sentence for a person. */
public final class YamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final int line;
    private final int column;

    /**
     * Something at a place.
     *
     * @param line   from 1; 0 when it is about the whole
     * @param column from 1; 0 when it is about the whole
     */
    public YamlException(String message, int line, int column) {
        super(message);
        this.message = message;
        this.line = line;
        this.column = column;
    }

    /** The message. */
    public String reason() {
        return message;
    }

    /** The line, from 1; 0 when it is about the whole. */
    public int line() {
        return line;
    }

    /** The column, from 1; 0 when it is about the whole. */
    public int column() {
        return column;
    }
}
