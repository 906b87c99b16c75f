// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A part of the picture whose size is known and whose place is not yet.
 *
 * @param width  its width
 * @param height its height
 * @param shape  makes what is drawn at its place
 * @param inside what it contains, relative to its corner
 */
record Block(int width, int height, Function<Area, Shape> shape, List<Inner> inside) {

    /** A contained block and its place relative to the container's corner. */
    record Inner(int x, int y, Block block) {
    }

    /** One that contains nothing. */
    static Block leaf(int width, int height, Function<Area, Shape> shape) {
        return new Block(width, height, shape, List.of());
    }

    /** One around others, with room for a headline and a margin; it grows to the right rather than higher than this. */
    static Block around(List<Block> blocks, int headline, int margin, int gap, int highest,
            Function<Area, Shape> shape) {
        List<Inner> inside = balanced(blocks, margin, headline, gap, highest);
        return new Block(right(inside) + margin, bottom(inside) + margin, shape, inside);
    }

    /** In as many columns as are needed for none to get higher than this, which are then about equally high. */
    private static List<Inner> balanced(List<Block> blocks, int left, int top, int gap, int highest) {
        List<Inner> fewest = flow(blocks, left, top, gap, highest);
        long columns = columns(fewest);
        int total = blocks.stream().mapToInt(block -> block.height() + gap).sum();
        for (int height = (int) (total / Math.max(1, columns)); height < highest; height += Math.max(1, gap)) {
            List<Inner> even = flow(blocks, left, top, gap, height);
            if (columns(even) <= columns) {
                return even;
            }
        }
        return fewest;
    }

    private static long columns(List<Inner> placed) {
        return placed.stream().mapToInt(Inner::x).distinct().count();
    }

    /** Blocks one below the other, and in a next column where a column would get higher than this. */
    static List<Inner> flow(List<Block> blocks, int left, int top, int gap, int highest) {
        List<Inner> placed = new ArrayList<>();
        int x = left;
        int y = top;
        int widest = 0;
        for (Block block : blocks) {
            if (y > top && y + block.height() > top + highest) {
                x += widest + gap;
                y = top;
                widest = 0;
            }
            placed.add(new Inner(x, y, block));
            y += block.height() + gap;
            widest = Math.max(widest, block.width());
        }
        return placed;
    }

    static int right(List<Inner> blocks) {
        return blocks.stream().mapToInt(inner -> inner.x() + inner.block().width()).max().orElse(0);
    }

    static int bottom(List<Inner> blocks) {
        return blocks.stream().mapToInt(inner -> inner.y() + inner.block().height()).max().orElse(0);
    }

    /** Adds what is drawn for it and for what it contains, when its corner is here. */
    void place(int x, int y, List<Shape> shapes) {
        shapes.add(shape.apply(new Area(x, y, width, height)));
        inside.forEach(inner -> inner.block().place(x + inner.x(), y + inner.y(), shapes));
    }
}
