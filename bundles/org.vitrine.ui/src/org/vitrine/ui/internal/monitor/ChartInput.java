// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;

/**
 * What mouse and keyboard do in the charts: the wheel zooms in time, dragging moves, a double click or Home goes back to now, the
 * space key stops and goes on.
 */
final class ChartInput {
    /** How much one step zooms. */
    static final double STEP = 1.25;
    private static final double MOVE = 0.1;
    private static final double MIDDLE = 0.5;
    private final Chart chart;
    private final Canvas canvas;
    private @Nullable Event pressed;
    private TimeWindow dragged = TimeWindow.start();
    private long draggedAt;

    ChartInput(Chart chart) {
        this.chart = chart;
        canvas = chart.canvas();
    }

    /** Listens from now on. */
    void install() {
        canvas.addListener(SWT.MouseWheel, this::wheeled);
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.MouseUp, event -> pressed = null);
        canvas.addListener(SWT.MouseMove, this::moved);
        canvas.addListener(SWT.MouseExit, event -> chart.hover(Optional.empty()));
        canvas.addListener(SWT.MouseDoubleClick, event -> chart.show(chart.window().following()));
        canvas.addListener(SWT.KeyDown, this::typed);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(@Nullable AccessibleEvent event) {
                if (event != null) {
                    event.result = Messages.Chart_name;
                }
            }
        });
    }

    private void wheeled(Event event) {
        if ((event.stateMask & SWT.MOD2) != 0) {
            chart.show(chart.window().moved(event.count > 0 ? -MOVE : MOVE, chart.now()));
        } else {
            zoom(event.count > 0 ? 1 / STEP : STEP, chart.share(event.x));
        }
        event.doit = false;
    }

    private void zoom(double factor, double share) {
        chart.show(chart.window().zoomed(factor, share, chart.now()));
    }

    private void pressed(Event event) {
        canvas.setFocus();
        if (event.button == 1) {
            pressed = event;
            dragged = chart.window();
            draggedAt = chart.now();
        }
    }

    private void moved(Event event) {
        Event from = pressed;
        if (from != null && from.x != event.x) {
            chart.show(dragged.moved(chart.share(from.x) - chart.share(event.x), draggedAt));
        }
        chart.hover(Optional.of(new Point(event.x, event.y)));
    }

    private void typed(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> chart.show(chart.window().moved(-MOVE, chart.now()));
            case SWT.ARROW_RIGHT -> chart.show(chart.window().moved(MOVE, chart.now()));
            case SWT.HOME, SWT.END -> chart.show(chart.window().following());
            case '+', '=', SWT.KEYPAD_ADD -> zoom(1 / STEP, MIDDLE);
            case '-', SWT.KEYPAD_SUBTRACT -> zoom(STEP, MIDDLE);
            case ' ' -> chart.show(chart.window().follows()
                    ? chart.window().stopped(chart.now())
                    : chart.window().following());
            default -> {
                // not ours
            }
        }
    }
}
