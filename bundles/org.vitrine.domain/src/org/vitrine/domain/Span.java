// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

/**
 * Where an element stands in a text.
 *
 * @param name its name as written, with its prefix
 * @param parent the index of its parent's span, -1 for the root
 * @param start the offset of its {@code <}
 * @param contentStart the offset after its start tag
 * @param contentEnd the offset of its end tag; that of its end when it has none ({@code <x/>})
 * @param end the offset after its end
 */
record Span(String name, int parent, int start, int contentStart, int contentEnd, int end) {

    boolean isSelfClosing() {
        return contentEnd == end;
    }

    Span closed(int endTag, int after) {
        return new Span(name, parent, start, contentStart, endTag, after);
    }
}
