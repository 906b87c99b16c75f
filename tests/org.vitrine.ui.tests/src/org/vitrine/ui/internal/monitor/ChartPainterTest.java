// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.Feed.History;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;

/** The heads of lanes, and where they are painted; there are no points, so that a line's colour is only where its name is. */
class ChartPainterTest {
    private static final Metric BUSY = Metric.gauge("gpu.busy", "GPU busy", Unit.PERCENT);
    private static final int WIDTH = 700;
    private static final int HEIGHT = 200;
    private final Shell shell = new Shell(Display.getCurrent());

    @AfterEach
    void end() {
        shell.dispose();
    }

    private static Plot plot(String subject, int slot) {
        return new Plot(new Key("host", subject, BUSY.id()), subject, BUSY, slot,
                new History(new long[0], new double[0]));
    }

    /** The slots whose colours are seen. */
    private Set<Integer> named(List<Plot> plots) {
        Image image = new Image(shell.getDisplay(), WIDTH, HEIGHT);
        GC gc = new GC(image);
        try {
            new ChartPainter(shell).paint(gc, WIDTH, HEIGHT, new ChartPainter.Scene(plots, TimeWindow.start(),
                    1_000_000, Optional.empty(), Optional.empty(), true));
            ImageData picture = image.getImageData();
            var found = new TreeSet<Integer>();
            plots.stream().map(Plot::slot)
                    .filter(slot -> isIn(picture, Palette.of(shell).line(slot).getRGB())).forEach(found::add);
            return found;
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    private static boolean isIn(ImageData picture, RGB colour) {
        int[] row = new int[picture.width];
        for (int y = 0; y < picture.height; y++) {
            picture.getPixels(0, y, row.length, row, 0);
            for (int pixel : row) {
                if (picture.palette.getRGB(pixel).equals(colour)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aLongNameLeavesTheNextOneRoom() {
        assertEquals(Set.of(0, 1),
                named(List.of(plot("a-machine-with-a-very-long-name ".repeat(6), 0), plot("web", 1))));
    }

    @Test
    void whereThereIsNoRoomTheRestIsCounted() {
        List<Plot> many = IntStream.range(0, 12)
                .mapToObj(slot -> plot("a-machine-with-a-long-name-" + slot, slot)).toList();
        Set<Integer> named = named(many);
        assertTrue(named.contains(0) && !named.contains(11), named.toString());
    }

    /** What is scrolled away would else be painted over what stands below the chart. */
    @Test
    void whatIsClippedAwayStaysSo() {
        Image image = new Image(shell.getDisplay(), WIDTH, HEIGHT);
        GC gc = new GC(image);
        try {
            RGB ground = new RGB(250, 0, 250);
            gc.setBackground(new Color(ground));
            gc.fillRectangle(0, 0, WIDTH, HEIGHT);
            gc.setClipping(0, 0, WIDTH, HEIGHT / 2);
            Plot other = new Plot(new Key("host", "web", "power"), "web",
                    Metric.gauge("power", "Power", Unit.WATTS), 1, new History(new long[0], new double[0]));
            new ChartPainter(shell).paint(gc, WIDTH, HEIGHT, new ChartPainter.Scene(List.of(plot("web", 0), other),
                    TimeWindow.start(), 1_000_000, Optional.empty(), Optional.empty(), true));
            ImageData picture = image.getImageData();
            for (int y = HEIGHT / 2; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    assertEquals(ground, picture.palette.getRGB(picture.getPixel(x, y)), x + ", " + y);
                }
            }
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
