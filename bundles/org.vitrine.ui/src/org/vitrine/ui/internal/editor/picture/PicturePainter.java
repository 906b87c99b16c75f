// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.picture;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Rectangle;
import org.vitrine.ui.internal.Painted;
import org.vitrine.ui.internal.editor.picture.Node.Column;

/**
 * Draws the picture in the colours of the ground that it is on.
 *
 * @param gc     draws
 * @param ground the colour behind
 * @param ink    the colour of texts
 * @param accent the colour of what is selected and its lines
 * @param bold   for titles
 * @param normal for the rest
 */
record PicturePainter(GC gc, Color ground, Color ink, Color accent, Font bold, Font normal) {
    private static final int ROUND = 12;
    private static final int ICON = 16;
    private static final int PAD = 10;

    void heading(Column column, int x, int y, int width) {
        gc.setFont(bold);
        gc.setForeground(mixed(ink, 0.62));
        String text = switch (column) {
            case GUEST -> Messages.Picture_guest;
            case HOST -> Messages.Picture_host;
            case SCREEN -> Messages.Picture_screen;
        };
        gc.drawText(fitting(text, width), x, y, true);
    }

    void sentence(String text, int x, int y) {
        gc.setFont(normal);
        gc.setForeground(mixed(ink, 0.68));
        gc.drawText(text, x, y, true);
    }

    void edge(Rectangle from, Rectangle to, boolean marked) {
        int x1 = from.x + from.width;
        int y1 = from.y + from.height / 2;
        int y2 = to.y + to.height / 2;
        int middle = (x1 + to.x) / 2;
        Path path = new Path(gc.getDevice());
        path.moveTo(x1, y1);
        path.cubicTo(middle, y1, middle, y2, to.x, y2);
        gc.setForeground(marked ? accent : mixed(ink, 0.4));
        gc.setLineWidth(marked ? 3 : 2);
        gc.drawPath(path);
        path.dispose();
        gc.setBackground(marked ? accent : mixed(ink, 0.4));
        gc.fillOval(x1 - 3, y1 - 3, 7, 7);
        gc.fillOval(to.x - 3, y2 - 3, 7, 7);
    }

    void box(Node node, Rectangle area, Image icon, boolean marked, boolean focused) {
        gc.setBackground(marked ? mixed(accent, 0.16) : mixed(ink, 0.05));
        gc.fillRoundRectangle(area.x, area.y, area.width, area.height, ROUND, ROUND);
        gc.setForeground(marked ? accent : mixed(ink, 0.32));
        gc.setLineWidth(focused ? 3 : marked ? 2 : 1);
        gc.drawRoundRectangle(area.x, area.y, area.width, area.height, ROUND, ROUND);
        gc.drawImage(icon, area.x + PAD, area.y + PAD);
        int x = area.x + PAD + ICON + PAD / 2;
        int width = area.x + area.width - PAD - x;
        gc.setFont(bold);
        gc.setForeground(ink);
        int y = area.y + PAD - 2;
        int line = gc.getFontMetrics().getHeight();
        for (String part : lines(node.title(), width)) {
            gc.drawText(part, x, y, true);
            y += line;
        }
        gc.setFont(normal);
        gc.setForeground(mixed(ink, 0.68));
        gc.drawText(fitting(node.detail(), width), x, y + 2, true);
    }

    /** One line, or two where it does not fit in one. */
    private List<String> lines(String text, int width) {
        if (gc.textExtent(text).x <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        int cut = text.length();
        while (cut > 0 && gc.textExtent(text.substring(0, cut)).x > width) {
            int blank = text.lastIndexOf(' ', cut - 1);
            cut = blank > 0 ? blank : -1;
        }
        if (cut <= 0) {
            return List.of(fitting(text, width));
        }
        lines.add(text.substring(0, cut));
        lines.add(fitting(text.substring(cut).strip(), width));
        return lines;
    }

    private String fitting(String text, int width) {
        return Painted.fitting(gc, text, width);
    }

    private Color mixed(Color over, double share) {
        return Painted.mixed(ground, over, share);
    }
}
