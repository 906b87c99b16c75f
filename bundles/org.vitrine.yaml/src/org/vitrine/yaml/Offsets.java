// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

/** Between the parser's positions, which count code points, and a text's own, which count UTF-16 units. */
final class Offsets {
    private static final int STRIDE = 256;
    private final String text;
    private final int[] known;

    Offsets(String text) {
        this.text = text;
        int points = text.codePointCount(0, text.length());
        known = new int[points / STRIDE + 1];
        for (int i = 1; i < known.length; i++) {
            known[i] = text.offsetByCodePoints(known[i - 1], STRIDE);
        }
    }

    /** The offset of a code point; past the end it is the end. */
    int of(int point) {
        int from = Math.clamp(point / STRIDE, 0, known.length - 1);
        int rest = Math.max(0, point - from * STRIDE);
        return rest > text.codePointCount(known[from], text.length())
                ? text.length()
                : text.offsetByCodePoints(known[from], rest);
    }
}
