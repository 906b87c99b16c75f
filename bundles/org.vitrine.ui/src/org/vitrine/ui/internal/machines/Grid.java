// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Where everything is: cards beside each other as far as the width goes, lines of groups over the whole width. Immutable.
 */
final class Grid {

    /**
     * Sizes in pixels.
     *
     * @param cardWidth  the least width of a card
     * @param cardHeight of a card
     * @param lineHeight of a group's line
     * @param gap        around each
     */
    record Sizes(int cardWidth, int cardHeight, int lineHeight, int gap) {
    }

    /** No slot. */
    static final int NONE = -1;

    private final Sizes sizes;
    private final int width;
    private final int columns;
    private final int[] tops;
    private final int[] column;
    private final boolean[] isLine;
    private final int height;

    /** Lays out slots in this width. */
    Grid(List<Slot> slots, int width, Sizes sizes) {
        this.sizes = sizes;
        this.width = width;
        columns = Math.max(1, (width - sizes.gap) / (sizes.cardWidth + sizes.gap));
        tops = new int[slots.size()];
        column = new int[slots.size()];
        isLine = new boolean[slots.size()];
        int top = sizes.gap;
        int next = 0;
        for (int i = 0; i < tops.length; i++) {
            isLine[i] = !(slots.get(i) instanceof Slot.Card);
            if (next > 0 && (isLine[i] || next == columns)) {
                top += sizes.cardHeight + sizes.gap;
                next = 0;
            }
            tops[i] = top;
            column[i] = next;
            if (isLine[i]) {
                top += sizes.lineHeight + sizes.gap;
            } else {
                next++;
            }
        }
        height = top + (next > 0 ? sizes.cardHeight + sizes.gap : 0);
    }

    /** The height of everything. */
    int height() {
        return height;
    }

    /** How many cards are beside each other. */
    int columns() {
        return columns;
    }

    /** Where a slot is. */
    Rectangle bounds(int slot) {
        if (isLine[slot]) {
            return new Rectangle(0, tops[slot], width, sizes.lineHeight);
        }
        int room = width - sizes.gap;
        int left = sizes.gap + column[slot] * room / columns;
        int right = sizes.gap + (column[slot] + 1) * room / columns - sizes.gap;
        return new Rectangle(left, tops[slot], right - left, sizes.cardHeight);
    }

    /** The slot at a place, or {@link #NONE}. */
    int at(int x, int y) {
        for (int slot = first(y); slot < tops.length && tops[slot] <= y; slot++) {
            if (bounds(slot).contains(x, y)) {
                return slot;
            }
        }
        return NONE;
    }

    /** The first slot that is not wholly above; as many as there are slots when all are. */
    int first(int y) {
        int low = 0;
        int high = tops.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bottom(middle) <= y) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** After the last slot that is not wholly below. */
    int end(int y) {
        int slot = first(y);
        while (slot < tops.length && tops[slot] < y) {
            slot++;
        }
        return slot;
    }

    private int bottom(int slot) {
        return tops[slot] + (isLine[slot] ? sizes.lineHeight : sizes.cardHeight);
    }

    /**
     * Where a key leads from a slot.
     *
     * @param page the height of what is seen
     */
    int next(int slot, int key, int page) {
        if (tops.length == 0) {
            return NONE;
        }
        if (slot == NONE) {
            return 0;
        }
        int last = tops.length - 1;
        return switch (key) {
            case SWT.HOME -> 0;
            case SWT.END -> last;
            case SWT.ARROW_LEFT -> Math.max(0, slot - 1);
            case SWT.ARROW_RIGHT -> Math.min(last, slot + 1);
            case SWT.ARROW_UP -> vertical(slot, tops[slot] - 1 - sizes.gap);
            case SWT.ARROW_DOWN -> vertical(slot, bottom(slot) + sizes.gap);
            case SWT.PAGE_UP -> vertical(slot, Math.max(sizes.gap, tops[slot] - page));
            case SWT.PAGE_DOWN -> vertical(slot, Math.min(bottom(last) - 1, tops[slot] + page));
            default -> slot;
        };
    }

    /** The slot at this height below or above another one; the other one where there is none. */
    private int vertical(int from, int y) {
        int slot = Math.min(first(y), tops.length - 1);
        if (y < 0 || y >= height || tops[slot] == tops[from]) {
            return from;
        }
        int best = slot;
        for (int i = slot; i < tops.length && tops[i] == tops[slot] && column[i] <= column[from]; i++) {
            best = i;
        }
        return best;
    }
}
