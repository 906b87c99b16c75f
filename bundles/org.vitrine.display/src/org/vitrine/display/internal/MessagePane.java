// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** A sentence in the middle of where a picture would be, in the theme's own colours and font. */
final class MessagePane {
    private static final int WIDEST = 520;
    private static final int MARGIN = 16;
    private static final int LINE_GAP = 4;
    private final Canvas canvas;
    private String sentence = "";

    MessagePane(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.Resize, e -> canvas.redraw());
        canvas.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(e -> e.result = sentence));
    }

    Canvas control() {
        return canvas;
    }

    void show(String text) {
        sentence = text;
        canvas.redraw();
    }

    private void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        TextLayout layout = new TextLayout(canvas.getDisplay());
        try {
            layout.setFont(canvas.getFont());
            layout.setText(sentence);
            layout.setAlignment(SWT.CENTER);
            layout.setSpacing(LINE_GAP);
            layout.setWidth(Math.clamp((long) area.width - 2 * MARGIN, 1, WIDEST));
            int top = Math.max(MARGIN, (area.height - layout.getBounds().height) / 2);
            gc.setForeground(canvas.getForeground());
            layout.draw(gc, area.x + (area.width - layout.getWidth()) / 2, area.y + top);
        } finally {
            layout.dispose();
        }
    }
}
