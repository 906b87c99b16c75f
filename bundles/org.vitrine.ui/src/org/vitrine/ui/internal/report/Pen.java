// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.vitrine.ui.internal.Painted;

/** Draws texts that fit, chips and icons; remembers what measuring costs. For the UI thread. */
final class Pen {
    private static final int ROUND = 8;
    private final LocalResourceManager resources;
    private final Font normal;
    private final Font bold;
    private final Font large;
    private final Map<Measured, String> fitting = new HashMap<>();
    private final Map<Measured, Integer> widths = new HashMap<>();

    private record Measured(Font font, String text, int width) {
    }

    /** @param owner whose font is used, and whose disposal frees what is made here */
    Pen(Control owner) {
        resources = new LocalResourceManager(JFaceResources.getResources(), owner);
        normal = owner.getFont();
        FontDescriptor font = FontDescriptor.createFrom(normal);
        bold = resources.create(font.withStyle(SWT.BOLD));
        large = resources.create(font.setHeight(Math.round(normal.getFontData()[0].getHeight() * 1.4f)));
    }

    Font normal() {
        return normal;
    }

    Font bold() {
        return bold;
    }

    /** For a picture that is looked at from afar. */
    Font large() {
        return large;
    }

    /** Draws a text, shortened where it is too wide, and returns its width. */
    int text(GC gc, Font font, Color color, String text, int x, int y, int width) {
        gc.setFont(font);
        gc.setForeground(color);
        String shown = fit(gc, text, width);
        gc.drawString(shown, x, y, true);
        return width(gc, shown);
    }

    /** Draws a chip with its right edge here, and returns its left edge. */
    int chip(GC gc, Color fill, Color edge, Color color, String text, int right, int y, int height) {
        gc.setFont(normal);
        int wide = width(gc, text) + height / 2;
        gc.setBackground(fill);
        gc.fillRoundRectangle(right - wide, y, wide, height, ROUND, ROUND);
        gc.setForeground(edge);
        gc.setLineWidth(1);
        gc.drawRoundRectangle(right - wide, y, wide, height, ROUND, ROUND);
        gc.setForeground(color);
        gc.drawString(text, right - wide + height / 4, y + (height - gc.getFontMetrics().getHeight()) / 2, true);
        return right - wide;
    }

    Image icon(Kind kind) {
        return resources.create(kind.icon().descriptor());
    }

    private int width(GC gc, String text) {
        return widths.computeIfAbsent(new Measured(gc.getFont(), text, 0), key -> gc.stringExtent(text).x);
    }

    private String fit(GC gc, String text, int width) {
        Measured key = new Measured(gc.getFont(), text, width);
        @Nullable
        String known = fitting.get(key);
        if (known == null) {
            known = Painted.fitting(gc, text, width);
            fitting.put(key, known);
        }
        return known;
    }
}
