// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
    private static final Grid.Sizes SIZES = new Grid.Sizes(100, 50, 20, 2);

    /** A line, seven cards, a line, two cards. */
    private static List<Slot> slots() {
        return new Arrangement("", false, true, Set.of())
                .of(List.of(FakeConnection.with("one", 7), FakeConnection.with("two", 2)));
    }

    private static Grid grid(int width) {
        return new Grid(slots(), width, SIZES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 80, 104, 250, 320, 1000})
    void nothingOverlapsAndAllIsFoundWhereItIs(int width) {
        Grid grid = grid(width);
        for (int i = 0; i < slots().size(); i++) {
            Rectangle bounds = grid.bounds(i);
            assertTrue(bounds.y + bounds.height <= grid.height());
            for (int j = 0; j < i; j++) {
                assertFalse(bounds.intersects(grid.bounds(j)), i + " over " + j + " at " + width);
            }
            if (width > 80) {
                assertTrue(bounds.x + bounds.width <= width, "nothing leaves the view");
                assertEquals(i, grid.at(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2));
            }
        }
        assertEquals(Grid.NONE, grid.at(5, grid.height() + 10));
    }

    @Test
    void cardsStandBesideEachOtherAsFarAsTheWidthGoes() {
        assertEquals(1, grid(150).columns());
        assertEquals(3, grid(310).columns());
        Grid three = grid(310);
        assertEquals(three.bounds(1).y, three.bounds(3).y);
        assertTrue(three.bounds(4).y > three.bounds(3).y);
        assertTrue(three.bounds(8).y > three.bounds(7).y, "a group begins on a line of its own");
        assertEquals(310, three.bounds(8).width);
    }

    @Test
    void whatIsSeenIsARange() {
        Grid grid = grid(150);
        int first = grid.first(grid.bounds(3).y + 1);
        int end = grid.end(grid.bounds(5).y + 1);
        assertEquals(3, first);
        assertEquals(6, end);
        assertEquals(slots().size(), grid.end(100000));
        assertEquals(0, grid.first(0));
    }

    @Test
    void keysLeadWhereAPersonExpects() {
        Grid grid = grid(310);
        assertEquals(0, grid.next(Grid.NONE, SWT.ARROW_DOWN, 100));
        assertEquals(2, grid.next(1, SWT.ARROW_RIGHT, 100));
        assertEquals(5, grid.next(2, SWT.ARROW_DOWN, 100));
        assertEquals(2, grid.next(5, SWT.ARROW_UP, 100));
        assertEquals(7, grid.next(5, SWT.ARROW_DOWN, 100), "the last line is shorter");
        assertEquals(8, grid.next(7, SWT.ARROW_DOWN, 100));
        assertEquals(0, grid.next(1, SWT.ARROW_UP, 100));
        assertEquals(0, grid.next(0, SWT.ARROW_UP, 100));
        assertEquals(10, grid.next(10, SWT.ARROW_DOWN, 100));
        assertEquals(10, grid.next(1, SWT.END, 100));
        assertEquals(0, grid.next(9, SWT.HOME, 100));
        assertEquals(9, grid.next(1, SWT.PAGE_DOWN, 10000));
        assertEquals(Grid.NONE, new Grid(List.of(), 100, SIZES).next(Grid.NONE, SWT.END, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 310, 1000})
    void everySlotIsReachedByKeysAlone(int width) {
        Grid grid = grid(width);
        int slot = 0;
        for (int i = 1; i < slots().size(); i++) {
            slot = grid.next(slot, SWT.ARROW_RIGHT, 100);
            assertEquals(i, slot);
        }
        int down = 0;
        for (int i : IntStream.range(0, 20).toArray()) {
            int next = grid.next(down, SWT.ARROW_DOWN, 100);
            assertTrue(next == down || grid.bounds(next).y > grid.bounds(down).y, "step " + i);
            down = next;
        }
        assertEquals(grid.bounds(slots().size() - 1).y, grid.bounds(down).y);
    }
}
