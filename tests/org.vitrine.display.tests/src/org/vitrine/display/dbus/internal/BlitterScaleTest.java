// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.VitrineException;

/** Frames in another size than their own. */
final class BlitterScaleTest extends FramesOnScreen {
    BlitterScaleTest() throws VitrineException, IOException {
        // the fixture's
    }

    /** Colours that differ from each of their neighbours, and run smoothly enough to be blended. */
    private void paintSlopes(int mask) {
        for (int y = 0; y < SIZE.y; y++) {
            for (int x = 0; x < SIZE.x; x++) {
                int colour = x * 255 / SIZE.x << 16 | y * 255 / SIZE.y << 8 | (x / 20 + y / 20) % 2 * 200;
                frame.pixels().setInt((long) y * frame.stride() + 4L * x, colour ^ mask);
            }
        }
    }

    private int[] seen(FrameCanvas canvas) {
        Point corner = canvas.control().toDisplay(0, 0);
        Point size = canvas.control().getSize();
        return screen.in(new Rectangle(corner.x, corner.y, size.x, size.y));
    }

    @Test
    void wholeMultiplesAreSquares() {
        FrameCanvas canvas = direct();
        paintSlopes(0);
        resize(canvas, SIZE.x * 2, SIZE.y * 2);
        int[] squares = new int[SIZE.x * 2 * SIZE.y * 2];
        for (int i = 0; i < squares.length; i++) {
            int x = i % (SIZE.x * 2) / 2;
            int y = i / (SIZE.x * 2) / 2;
            squares[i] = frame.pixels().getInt((long) y * frame.stride() + 4L * x) & 0xffffff;
        }
        until(() -> Arrays.equals(squares, seen(canvas)), "pixels of the guest are no squares");
        fill(new Rectangle(30, 40, 1, 1), GREEN);
        assertTrue(blitter.orElseThrow().damaged(frame, new Rectangle(30, 40, 1, 1)));
        comes(canvas, 61, 81, GREEN);
        assertEquals(GREEN, pixel(canvas, 60, 80));
        assertEquals(squares[80 * SIZE.x * 2 + 62], pixel(canvas, 62, 80));
        assertEquals(squares[82 * SIZE.x * 2 + 60], pixel(canvas, 60, 82));
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, 130})
    void aPictureOfAnotherSizeIsBlendedAsGtkDoesItAndPartsHaveNoSeams(int more) {
        FrameCanvas canvas = direct();
        paintSlopes(0);
        resize(canvas, SIZE.x + more, SIZE.y + more);
        until(() -> seen(canvas)[0] == 0, "nothing is beside the picture");
        int[] byGtk = byGtk(SIZE.x + more, SIZE.y + more);
        until(() -> difference(byGtk, seen(canvas)) <= 3, "it is not as GTK paints it");
        paintSlopes(0xffffff);
        int[] after = byGtk(SIZE.x + more, SIZE.y + more);
        int[] eachBetweenTwo = {0, 2, 4, 6, 8, 1, 3, 5, 7};
        for (int x : eachBetweenTwo) {
            for (int y : eachBetweenTwo) {
                Rectangle part = new Rectangle(x * 36, y * 23, 36, 23);
                assertTrue(blitter.orElseThrow().damaged(frame, frame.inside(part)));
                pause(); // so that it is painted alone
            }
        }
        until(() -> difference(after, seen(canvas)) <= 3, "the parts have seams");
        resize(canvas, SIZE.x, SIZE.y);
        until(() -> pixel(canvas, SIZE.x - 1, 0) == (frame.pixels().getInt(4L * SIZE.x - 4) & 0xffffff),
                "it is not painted in its own size again");
    }

    /** What GTK paints of the frame in a window of this size. */
    private int[] byGtk(int width, int height) {
        Shell other = shell(40, 40 + SIZE.y * 2);
        FrameCanvas canvas = new FrameCanvas(natives, Optional.empty(), other);
        other.open();
        other.setSize(width, height);
        canvas.show(new Pending.Work(Optional.of(frame.hold()), frame.area()));
        Point middle = new Point(width / 2, height / 2);
        until(() -> other.getSize().equals(new Point(width, height)) && pixel(canvas, middle.x, middle.y) != 0,
                "GTK paints nothing");
        other.update();
        natives.gtk().gdk_display_sync(natives.gtk().gdk_display_get_default());
        int[] all = seen(canvas);
        other.dispose();
        return all;
    }

    /** By how much the colours of two pictures differ where they differ most. */
    private static int difference(int[] one, int[] other) {
        assertEquals(one.length, other.length);
        int most = 0;
        for (int i = 0; i < one.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                most = Math.max(most, Math.abs((one[i] >> shift & 0xff) - (other[i] >> shift & 0xff)));
            }
        }
        return most;
    }
}
