// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

/**
 * The measures of the topology picture, from the font that it is drawn with.
 *
 * @param line      the height of a line of text
 * @param cardWidth the width of a card
 */
record Metrics(int line, int cardWidth) {
    private static final int CARD_CHARS = 36;

    /** For a font whose line is so high and whose characters are so wide on average. */
    static Metrics of(int lineHeight, double charWidth) {
        return new Metrics(lineHeight, (int) Math.round(charWidth * CARD_CHARS) + 2 * lineHeight);
    }

    /** Between text and edge, and between neighbours. */
    int gap() {
        return Math.max(4, line / 2);
    }

    /** The height of a card with one line. */
    int small() {
        return line + gap();
    }

    /** The height of a card with two lines. */
    int large() {
        return 2 * line + 2 * gap();
    }
}
