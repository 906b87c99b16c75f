// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** Draws the last minute of a figure as a line over its own shade; where nothing is known is nothing drawn. */
record Sparkline(GC gc, Color line, Color shade) {

    /** Draws it; the newest value is at the right edge. */
    void draw(Trace trace, Rectangle place) {
        double[] values = trace.values();
        double step = (place.width - 1) / (double) (Trace.LENGTH - 1);
        int from = Math.max(0, values.length - Trace.LENGTH);
        int base = place.y + place.height - 1;
        gc.setLineWidth(1);
        for (int i = from; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                boolean begins = i == from || Double.isNaN(values[i - 1]);
                int x = x(place, step, values.length - 1 - i);
                int y = y(trace, place, values[i]);
                int beforeX = begins ? x : x(place, step, values.length - i);
                int beforeY = begins ? y : y(trace, place, values[i - 1]);
                gc.setBackground(shade);
                gc.fillPolygon(new int[]{beforeX, base + 1, beforeX, beforeY, x, y, x, base + 1});
                gc.setForeground(line);
                gc.drawLine(beforeX, beforeY, x, y);
            }
        }
    }

    private static int x(Rectangle place, double step, int secondsAgo) {
        return place.x + place.width - 1 - (int) Math.round(secondsAgo * step);
    }

    private static int y(Trace trace, Rectangle place, double value) {
        return place.y + place.height - 1
                - (int) Math.round(Math.clamp(value / trace.top(), 0, 1) * (place.height - 1));
    }
}
