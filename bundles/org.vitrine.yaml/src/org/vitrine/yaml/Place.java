// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

/**
 * Where a node stands in its text.
 *
 * @param start  the offset of its first character, its tag or anchor included, in UTF-16 units
 * @param end    the offset after its last character; equal to the start for a value that is not written
 * @param line   the line of its first character, from 1
 * @param column the column of its first character, from 1, in UTF-16 units
 */
public record Place(int start, int end, int line, int column) {

    Place to(int newEnd) {
        return new Place(start, newEnd, line, column);
    }
}
