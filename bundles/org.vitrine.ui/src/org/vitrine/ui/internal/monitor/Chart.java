// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Lines over time, a lane for each unit below one another, on one axis of time. It asks for its figures when it is told that there
 * are new ones or when a person looks at another time, and paints what it has. For the UI thread.
 */
final class Chart {

    /** Where the figures come from. */
    @FunctionalInterface
    interface Figures {
        /** What is to be seen in a window of time. */
        List<Plot> plots(TimeWindow window);
    }

    /** Hears that another time is looked at. */
    @FunctionalInterface
    interface Listener {
        /** The window that shows now. */
        void moved(TimeWindow window);
    }

    private static final int LEAST_LANE = 90;
    private final Figures figures;
    private final LongSupplier clock;
    private final ScrolledComposite scrolled;
    private final Canvas canvas;
    private final ChartPainter painter;
    private Listener listener = window -> {
        // nobody listens yet
    };
    private TimeWindow window = TimeWindow.start();
    private List<Plot> plots = List.of();
    private Optional<Key> emphasised = Optional.empty();
    private Optional<Point> hovered = Optional.empty();
    private boolean chosen;
    private long now;

    /** @param clock the time in milliseconds since 1970 */
    Chart(Composite parent, Figures figures, LongSupplier clock) {
        this.figures = figures;
        this.clock = clock;
        now = clock.getAsLong();
        scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        canvas = new Canvas(scrolled, SWT.DOUBLE_BUFFERED);
        scrolled.setContent(canvas);
        painter = new ChartPainter(canvas);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> canvas.redraw());
        new ChartInput(this).install();
    }

    Canvas canvas() {
        return canvas;
    }

    Control control() {
        return scrolled;
    }

    void listener(Listener hears) {
        listener = hears;
    }

    TimeWindow window() {
        return window;
    }

    /** The time of the last frame. */
    long now() {
        return now;
    }

    List<Plot> plots() {
        return plots;
    }

    /** Takes in what has come and paints it, unless a time is shown that goes by no more. */
    void frame() {
        if (window.follows()) {
            refresh();
        }
    }

    /** Takes in what is to be seen now and paints it. */
    void refresh() {
        now = clock.getAsLong();
        plots = figures.plots(window);
        long lanes = plots.stream().map(plot -> plot.metric().unit()).distinct().count();
        int height = (int) lanes * LEAST_LANE + painter.foot();
        if (scrolled.getMinHeight() != height) {
            scrolled.setMinHeight(height);
        }
        canvas.redraw();
    }

    /** Shows another time. */
    void show(TimeWindow next) {
        if (!next.equals(window)) {
            window = next;
            listener.moved(next);
            refresh();
        }
    }

    /** Whether a person has chosen figures at all, seen or not. */
    void chosen(boolean any) {
        chosen = any;
    }

    /** Brings one line out. */
    void emphasise(Optional<Key> key) {
        if (!key.equals(emphasised)) {
            emphasised = key;
            canvas.redraw();
        }
    }

    /** Where the mouse is; empty when it is elsewhere. */
    void hover(Optional<Point> place) {
        if (!place.equals(hovered)) {
            hovered = place;
            canvas.redraw();
        }
    }

    /** The share of the plots' width at a place. */
    double share(int x) {
        Rectangle area = canvas.getClientArea();
        return painter.share(x, area.width);
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        // GTK does not keep what is scrolled away from what stands beside the chart, once a clipping was set for its lines
        gc.setClipping(gc.getClipping().intersection(seen()));
        painter.paint(gc, area.width, area.height,
                new ChartPainter.Scene(plots, window, now, emphasised, hovered, chosen));
    }

    /** The part of the canvas that is not scrolled away. */
    private Rectangle seen() {
        Rectangle view = scrolled.getClientArea();
        return new Rectangle(-canvas.getLocation().x, -canvas.getLocation().y, view.width, view.height);
    }

    /** What it looks like now, without the mouse. */
    ImageData picture() {
        Rectangle area = canvas.getClientArea();
        Image image = new Image(canvas.getDisplay(), Math.max(1, area.width), Math.max(1, area.height));
        GC gc = new GC(image);
        try {
            painter.paint(gc, area.width, area.height,
                    new ChartPainter.Scene(plots, window, now, emphasised, Optional.empty(), chosen));
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
