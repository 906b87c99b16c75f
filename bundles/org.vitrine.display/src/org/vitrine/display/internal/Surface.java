// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ScrollBar;
import org.vitrine.display.Screen.Scale;
import org.vitrine.host.Text;

/**
 * Where a screen's picture is, or a sentence in place of it. Its composite outlives pictures and can have the focus. A picture
 * always fills its own control; how large that is, and where, is decided here.
 */
final class Surface {
    private static final int LINE = 32;
    private final Composite composite;
    private final MessagePane pane;
    private final ScrollBar horizontal;
    private final ScrollBar vertical;
    private @Nullable Picture shown;
    private @Nullable Control top;
    private Scale scale = Scale.FIT;
    private Point room = new Point(0, 0);

    Surface(Composite parent) {
        composite = new Composite(parent, SWT.H_SCROLL | SWT.V_SCROLL) {
            /** A window that comes back gives the focus back so; SWT would hand it on to the picture, and the guest have it. */
            @Override
            public boolean setFocus() {
                return forceFocus();
            }
        };
        composite.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_BLACK));
        pane = new MessagePane(composite);
        horizontal = bar(composite.getHorizontalBar());
        vertical = bar(composite.getVerticalBar());
        composite.addListener(SWT.Resize, e -> arrange());
    }

    private ScrollBar bar(ScrollBar bar) {
        bar.setVisible(false);
        bar.setIncrement(LINE);
        bar.addListener(SWT.Selection, e -> place());
        return bar;
    }

    Composite control() {
        return composite;
    }

    Scale scale() {
        return scale;
    }

    void scale(Scale wanted) {
        scale = wanted;
        arrange();
    }

    /** Puts a picture on top. */
    void show(Picture picture) {
        shown = picture;
        raise(picture.control());
    }

    /** Puts a sentence on top. */
    void show(Text message) {
        pane.show(message.toString());
        shown = null;
        raise(pane.control());
    }

    private void raise(Control control) {
        top = control;
        arrange();
    }

    /** Places everything anew: there is another picture, or it or the room has another size. */
    void arrange() {
        scroll();
        for (Control child : composite.getChildren()) {
            child.setVisible(child == top);
            if (shown == null || child != top) {
                child.setBounds(0, 0, room.x, room.y);
            }
        }
        place();
    }

    private void place() {
        Picture picture = shown;
        if (picture != null && !picture.control().isDisposed()) {
            Point size = size(picture);
            picture.control().setBounds(offset(horizontal, size.x, room.x), offset(vertical, size.y, room.y), size.x,
                    size.y);
        }
    }

    private Point size(Picture picture) {
        Point whole = composite.getSize();
        return scale.of(picture.size().orElse(whole), whole);
    }

    /** In the middle, or as far as it is scrolled. */
    private static int offset(ScrollBar bar, int size, int room) {
        return size <= room ? (room - size) / 2 : -Math.min(bar.getSelection(), size - room);
    }

    /** Shows the bars that are needed. One of them takes room, which may make the other one needed. */
    private void scroll() {
        Picture picture = shown;
        Point whole = composite.getSize();
        Point size = picture == null || picture.control().isDisposed() ? whole : size(picture);
        boolean wide = size.x > whole.x || size.y > whole.y && size.x > whole.x - thickness().x;
        boolean high = size.y > whole.y || wide && size.y > whole.y - thickness().y;
        room = new Point(whole.x - (high ? thickness().x : 0), whole.y - (wide ? thickness().y : 0));
        show(horizontal, wide, size.x, room.x);
        show(vertical, high, size.y, room.y);
    }

    /** What bars take away; nothing where they lie over what they scroll. */
    private Point thickness() {
        return composite.getScrollbarsMode() == SWT.SCROLLBAR_OVERLAY
                ? new Point(0, 0)
                : new Point(vertical.getSize().x, horizontal.getSize().y);
    }

    private static void show(ScrollBar bar, boolean yes, int size, int room) {
        if (bar.isVisible() != yes) {
            bar.setVisible(yes);
        }
        if (yes) {
            int seen = Math.max(1, room);
            bar.setValues(Math.clamp(bar.getSelection(), 0, Math.max(0, size - seen)), 0, size, seen, LINE, seen);
        }
    }
}
