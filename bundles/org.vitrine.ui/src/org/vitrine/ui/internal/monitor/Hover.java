// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.vitrine.ui.internal.monitor.ChartPainter.Scene;

/**
 * A line through all lanes at the mouse, and beside it the figures of the lane under the mouse at that time, the largest first.
 *
 * @param palette the colours
 * @param scene   what is painted
 * @param left    where the plots begin
 * @param inside  how wide they are
 */
record Hover(Palette palette, Scene scene, int left, int inside) {
    private static final int PAD = 6;
    private static final int CHIP = 8;
    private static final int MOST = 12;
    private static final int WIDEST = 420;
    private static final int DOT = 5;
    // a look takes a second; a figure that is further from the mouse is none of that time
    private static final long TOLERANCE = 1_500;

    private record Entry(Plot plot, double value) {
    }

    void paint(GC gc, List<Lane> lanes, Point mouse, int width, int height) {
        if (mouse.x < left || mouse.x > left + inside) {
            return;
        }
        long time = scene.at((double) (mouse.x - left) / inside);
        gc.setForeground(palette.aside());
        Lane first = lanes.getFirst();
        Lane last = lanes.getLast();
        gc.drawLine(mouse.x, first.top(), mouse.x, last.top() + last.height());
        Lane lane = lanes.stream().filter(one -> mouse.y <= one.top() + one.height()).findFirst().orElse(last);
        List<Entry> entries = entries(gc, lane, time);
        List<String> words = new ArrayList<>();
        words.add(Words.time(time, ZoneId.systemDefault()));
        entries.stream().limit(MOST).forEach(entry -> words.add(words(gc, lane, entry)));
        if (entries.size() > MOST) {
            words.add(NLS.bind(Messages.Hover_more, entries.size() - MOST));
        } else if (entries.isEmpty()) {
            words.add(Messages.Hover_nothing);
        }
        box(gc, mouse, words, entries, width, height);
    }

    private List<Entry> entries(GC gc, Lane lane, long time) {
        List<Entry> entries = new ArrayList<>();
        long tolerance = Math.max(TOLERANCE, scene.window().span() / Math.max(1, inside));
        for (Plot plot : lane.plots()) {
            int at = plot.nearest(time, tolerance);
            if (at >= 0 && !Double.isNaN(plot.history().values()[at])) {
                double value = plot.history().values()[at];
                entries.add(new Entry(plot, value));
                int x = left + (int) ((plot.history().times()[at] - scene.left()) * inside / scene.window().span());
                int y = lane.top() + (int) Math.round(lane.scale().down(value, lane.height() - 1));
                gc.setBackground(palette.line(plot.slot()));
                gc.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
            }
        }
        entries.sort(Comparator.comparingDouble(Entry::value).reversed());
        return entries;
    }

    private static String words(GC gc, Lane lane, Entry entry) {
        return ChartPainter.shortened(gc,
                entry.plot().name() + "  " + Words.of(lane.scale().unit(), entry.value()), WIDEST);
    }

    private void box(GC gc, Point mouse, List<String> words, List<Entry> entries, int width, int height) {
        int line = gc.getFontMetrics().getHeight() + 2;
        int wide = words.stream().mapToInt(text -> gc.stringExtent(text).x).max().orElse(0) + CHIP + 3 * PAD;
        int high = words.size() * line + 2 * PAD;
        int x = mouse.x + 2 * PAD + wide > width ? Math.max(0, mouse.x - 2 * PAD - wide) : mouse.x + 2 * PAD;
        int y = Math.clamp(mouse.y - high / 2, 0, Math.max(0, height - high - 1));
        gc.setBackground(palette.front());
        gc.fillRectangle(x, y, wide, high);
        gc.setForeground(palette.aside());
        gc.drawRectangle(x, y, wide, high);
        for (int i = 0; i < words.size(); i++) {
            int at = y + PAD + i * line;
            if (i > 0 && i <= Math.min(MOST, entries.size())) {
                gc.setBackground(palette.line(entries.get(i - 1).plot().slot()));
                gc.fillRectangle(x + PAD, at + (line - CHIP) / 2, CHIP, CHIP);
            }
            gc.setForeground(i == 0 ? palette.aside() : palette.text());
            gc.drawString(words.get(i), x + CHIP + 2 * PAD, at, true);
        }
    }
}
