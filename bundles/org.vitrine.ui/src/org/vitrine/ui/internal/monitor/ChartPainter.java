// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** Paints lanes: head with the names, grid, lines, the axis of time at the foot. */
final class ChartPainter {
    private static final int PAD = 6;
    private static final int LEFT = 72;
    private static final int RIGHT = 12;
    private static final int DOT = 3;
    private static final int CHIP = 10;
    private static final int TIME_PIXELS = 110;
    private static final long[] STEPS = {1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
            900_000, 1_800_000};
    private static final int OUT = 3;
    // a name that is cut to less says nothing any more
    private static final int NARROW = 120;
    private static final int LEAST = 4;
    private final Control control;

    /**
     * What to paint.
     *
     * @param plots      the figures
     * @param window     which time
     * @param now        the time of the frame
     * @param emphasised the line that is brought out
     * @param hovered    where the mouse is
     * @param chosen     whether figures were chosen at all
     */
    record Scene(List<Plot> plots, TimeWindow window, long now, Optional<Key> emphasised, Optional<Point> hovered,
            boolean chosen) {
        long left() {
            return window.left(now);
        }

        long right() {
            return window.right(now);
        }

        long at(double share) {
            return window.at(share, now);
        }
    }

    ChartPainter(Control control) {
        this.control = control;
    }

    private int line() {
        return control.getFont().getFontData()[0].getHeight() * control.getDisplay().getDPI().y / 72 + PAD;
    }

    /** The height of the axis of time. */
    int foot() {
        return line() + PAD;
    }

    /** The share of the plots' width at a place of the picture. */
    double share(int x, int width) {
        return Math.clamp((double) (x - LEFT) / plotWidth(width), 0, 1);
    }

    private static int plotWidth(int width) {
        return Math.max(1, width - LEFT - RIGHT);
    }

    void paint(GC gc, int width, int height, Scene scene) {
        Palette palette = Palette.of(control);
        gc.setFont(control.getFont());
        gc.setBackground(palette.ground());
        gc.fillRectangle(0, 0, width, height);
        gc.setTextAntialias(SWT.ON);
        if (scene.plots().isEmpty()) {
            empty(gc, palette, width, height, scene.chosen() ? Messages.Chart_waiting : Messages.Chart_empty);
            return;
        }
        int head = line() + PAD / 2;
        List<Lane> lanes = Lane.of(scene.plots(), scene.window(), scene.now(), height - foot(), head);
        int inside = plotWidth(width);
        for (Lane lane : lanes) {
            head(gc, palette, lane, inside, head);
            grid(gc, palette, lane, inside);
            times(gc, palette, scene, lane, inside, false);
            lines(gc, palette, scene, lane, inside);
        }
        Lane last = lanes.getLast();
        times(gc, palette, scene, last, inside, true);
        scene.hovered()
                .ifPresent(place -> new Hover(palette, scene, LEFT, inside).paint(gc, lanes, place, width, height));
    }

    private static void empty(GC gc, Palette palette, int width, int height, String sentence) {
        gc.setForeground(palette.aside());
        int y = height / 2 - gc.getFontMetrics().getHeight();
        for (String part : sentence.split("\n")) {
            Point size = gc.stringExtent(part);
            gc.drawString(part, Math.max(PAD, (width - size.x) / 2), y, true);
            y += size.y;
        }
    }

    /** What the figures have in common, and as many names with their newest figures as there is room for. */
    private void head(GC gc, Palette palette, Lane lane, int inside, int head) {
        int y = lane.top() - head;
        int end = LEFT + inside;
        int x = LEFT + aside(gc, palette, shortened(gc, lane.common(), inside / 2), LEFT, y);
        for (int i = 0; i < lane.plots().size(); i++) {
            Plot plot = lane.plots().get(i);
            int more = lane.plots().size() - i;
            String rest = "+" + more;
            int room = end - x - (more > 1 ? gc.stringExtent(rest).x + 2 * PAD : 0) - CHIP - PAD;
            double newest = plot.newest();
            String name = lane.name(plot);
            String words = Double.isNaN(newest) ? name : name + "  " + Words.of(lane.scale().unit(), newest);
            int wide = gc.stringExtent(words).x;
            if (wide > room && i > 0 && room < NARROW) {
                aside(gc, palette, rest, x, y);
                return;
            }
            gc.setBackground(palette.line(plot.slot()));
            gc.fillRectangle(x, y + (gc.getFontMetrics().getHeight() - CHIP) / 2, CHIP, CHIP);
            gc.setForeground(palette.text());
            // a long name leaves the next one some of the line
            int share = more > 1 ? Math.min(room, Math.max(NARROW, room / 2)) : room;
            String shown = wide > share ? shortened(gc, words, share) : words;
            gc.drawString(shown, x + CHIP + PAD, y, true);
            x += CHIP + gc.stringExtent(shown).x + 3 * PAD;
        }
    }

    /** Says something aside and returns how much room it took. */
    private static int aside(GC gc, Palette palette, String words, int x, int y) {
        if (words.isEmpty()) {
            return 0;
        }
        gc.setForeground(palette.aside());
        gc.drawString(words, x, y, true);
        return gc.stringExtent(words).x + 2 * PAD;
    }

    /** Shortened in the middle, so that the figure at the end stays. */
    static String shortened(GC gc, String text, int width) {
        if (gc.stringExtent(text).x <= width) {
            return text;
        }
        int from = LEAST;
        int to = text.length() - 1;
        while (from < to) {
            int middle = (from + to + 1) / 2;
            if (gc.stringExtent(shortened(text, middle)).x <= width) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return shortened(text, from);
    }

    private static String shortened(String text, int keep) {
        return keep >= text.length()
                ? text
                : text.substring(0, keep / 2) + "\u2026" + text.substring(text.length() - (keep - keep / 2));
    }

    private static void grid(GC gc, Palette palette, Lane lane, int inside) {
        int text = gc.getFontMetrics().getHeight();
        for (double value : lane.scale().lines()) {
            int y = lane.top() + (int) Math.round(lane.scale().down(value, lane.height()));
            gc.setForeground(palette.grid());
            gc.drawLine(LEFT, y, LEFT + inside, y);
            String words = Words.of(lane.scale().unit(), value);
            gc.setForeground(palette.aside());
            int place = Math.clamp(y - text / 2, lane.top() - PAD / 2,
                    Math.max(lane.top(), lane.top() + lane.height() - text));
            gc.drawString(words, LEFT - PAD - gc.stringExtent(words).x, place, true);
        }
    }

    /** The grid of times, or their words below. */
    private static void times(GC gc, Palette palette, Scene scene, Lane lane, int inside, boolean isFoot) {
        long step = step(scene.window().span() * TIME_PIXELS / inside);
        ZoneId zone = ZoneId.systemDefault();
        for (long time = scene.left() / step * step + step; time <= scene.right(); time += step) {
            int x = LEFT + (int) ((time - scene.left()) * inside / scene.window().span());
            if (isFoot) {
                String words = Words.time(time, zone);
                int wide = gc.stringExtent(words).x;
                if (x + wide / 2 <= LEFT + inside + RIGHT) {
                    gc.setForeground(palette.aside());
                    gc.drawString(words, x - wide / 2, lane.top() + lane.height() + PAD / 2, true);
                }
            } else {
                gc.setForeground(palette.grid());
                gc.drawLine(x, lane.top(), x, lane.top() + lane.height());
            }
        }
    }

    private static long step(long rough) {
        for (long step : STEPS) {
            if (step >= rough) {
                return step;
            }
        }
        return TimeWindow.LONGEST;
    }

    private static void lines(GC gc, Palette palette, Scene scene, Lane lane, int inside) {
        Rectangle whole = gc.getClipping();
        gc.setClipping(whole.intersection(new Rectangle(LEFT, lane.top() - 1, inside + 1, lane.height() + 2)));
        for (Plot plot : lane.plots()) {
            boolean isOut = scene.emphasised().filter(plot.key()::equals).isPresent();
            gc.setForeground(palette.line(plot.slot()));
            gc.setBackground(palette.line(plot.slot()));
            gc.setLineWidth(isOut ? OUT : 1);
            Line line = Line.of(plot.history(), scene.left(), scene.right(), lane.scale(), inside, lane.height() - 1);
            for (int[] run : line.runs()) {
                draw(gc, moved(run, lane.top()));
            }
        }
        gc.setLineWidth(1);
        gc.setClipping(whole);
    }

    private static void draw(GC gc, int[] run) {
        if (run.length == 2) {
            gc.fillRectangle(run[0] - DOT / 2, run[1] - DOT / 2, DOT, DOT);
        } else {
            gc.drawPolyline(run);
        }
    }

    private static int[] moved(int[] run, int top) {
        for (int i = 0; i < run.length; i += 2) {
            run[i] += LEFT;
            run[i + 1] += top;
        }
        return run;
    }
}
