// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.io.Serializable;

/**
 * A place in a text as a person counts it.
 *
 * @param line the line, from 1; lines end at LF, CR LF or CR, as in XML
 * @param column the column in that line, from 1, in UTF-16 units; a tab is one
 */
public record Position(int line, int column) implements Serializable {

    /** Where this offset of this text is; an offset past the end is the end. */
    public static Position of(CharSequence text, int offset) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean firstOfTwo = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || c == '\r' && !firstOfTwo) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, end - lineStart + 1);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
