// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Where the boxes of the picture stand: three columns, each in the middle of the height. Pure.
 *
 * @param boxes   the boxes, in the order of the model's nodes
 * @param columns the left edges of the columns
 * @param width   of a box
 * @param height  of the picture
 */
record PictureLayout(List<Rectangle> boxes, List<Integer> columns, int width, int height) {
    private static final int WIDEST = 340;
    private static final int NARROWEST = 90;
    private static final int MARGIN = 12;

    /**
     * Lays out.
     *
     * @param room how wide the picture may be
     * @param line how high a line of text is
     */
    static PictureLayout of(List<Node> nodes, int room, int line) {
        int count = Node.Column.values().length;
        int gap = Math.clamp(room / 12, 24, 110);
        int width = Math.clamp((room - 2 * MARGIN - gap * (count - 1)) / count, NARROWEST, WIDEST);
        int left = Math.max(MARGIN, (room - count * width - (count - 1) * gap) / 2);
        int box = 3 * line + line;
        int between = line;
        int top = 2 * line + MARGIN;
        int most = IntStream.range(0, count).map(i -> (int) in(nodes, i)).max().orElse(0);
        int high = Math.max(1, most) * box + Math.max(0, most - 1) * between;
        List<Integer> columns = IntStream.range(0, count).mapToObj(i -> left + i * (width + gap)).toList();
        List<Rectangle> boxes = new ArrayList<>();
        int[] placed = new int[count];
        for (Node node : nodes) {
            int column = node.column().ordinal();
            int own = (int) in(nodes, column);
            int start = top + (high - own * box - (own - 1) * between) / 2;
            boxes.add(new Rectangle(columns.get(column), start + placed[column]++ * (box + between), width, box));
        }
        return new PictureLayout(List.copyOf(boxes), columns, width, top + high + MARGIN);
    }

    private static long in(List<Node> nodes, int column) {
        return nodes.stream().filter(node -> node.column().ordinal() == column).count();
    }

    /** The index of the box at a point. */
    Optional<Integer> at(int x, int y) {
        return IntStream.range(0, boxes.size()).boxed().filter(i -> boxes.get(i).contains(x, y)).findFirst();
    }

    /** The box that an arrow key leads to: the nearest one in that direction, or the same where there is none. */
    int next(int from, int key) {
        Rectangle here = boxes.get(from);
        return IntStream.range(0, boxes.size()).filter(i -> i != from).filter(i -> leads(here, boxes.get(i), key))
                .boxed()
                .min((a, b) -> Integer.compare(distance(here, boxes.get(a)), distance(here, boxes.get(b))))
                .orElse(from);
    }

    private static boolean leads(Rectangle from, Rectangle to, int key) {
        return switch (key) {
            case SWT.ARROW_LEFT -> to.x < from.x;
            case SWT.ARROW_RIGHT -> to.x > from.x;
            case SWT.ARROW_UP -> to.x == from.x && to.y < from.y;
            case SWT.ARROW_DOWN -> to.x == from.x && to.y > from.y;
            default -> false;
        };
    }

    private static int distance(Rectangle a, Rectangle b) {
        return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    }
}
