// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.display.internal.Fit;

import com.sun.jna.Pointer;

/** Paints a frame as large as it fits, and of it only what changed. For the UI thread. */
final class FrameCanvas {
    private final Cairo cairo;
    private final Canvas canvas;
    private @Nullable Frame frame;
    private @Nullable Pointer surface;

    FrameCanvas(Cairo cairo, Composite parent) {
        this.cairo = cairo;
        canvas = new Canvas(parent, SWT.NO_BACKGROUND);
        canvas.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_BLACK));
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.Resize, e -> canvas.redraw());
        canvas.addListener(SWT.Dispose, e -> release());
    }

    Canvas control() {
        return canvas;
    }

    Optional<Frame> frame() {
        return Optional.ofNullable(frame);
    }

    /** Shows what came; its frame is held by this from now on. */
    void show(Pending.Work work) {
        if (!work.frame().equals(frame())) {
            release();
            work.frame().ifPresent(this::take);
            canvas.redraw();
            return;
        }
        work.frame().ifPresent(Frame::letGo); // it is held already
        if (!work.damage().isEmpty()) {
            Rectangle area = onCanvas(work.damage());
            canvas.redraw(area.x, area.y, area.width, area.height, false);
        }
    }

    private void take(Frame next) {
        frame = next;
        surface = cairo.cairo_image_surface_create_for_data(next.pixels(), Cairo.FORMAT_RGB24, next.size().x,
                next.size().y, next.stride());
    }

    private Rectangle place() {
        Frame shown = frame;
        return Fit.of(shown == null ? new Point(0, 0) : shown.size(), canvas.getClientArea());
    }

    /** Where a part of the picture is painted, with the pixels beside it that smoothing reaches. */
    private Rectangle onCanvas(Rectangle part) {
        Frame shown = frame;
        Rectangle place = place();
        if (shown == null || place.isEmpty()) {
            return new Rectangle(0, 0, 0, 0);
        }
        double x = (double) place.width / shown.size().x;
        double y = (double) place.height / shown.size().y;
        int left = (int) Math.floor((part.x - 1) * x);
        int top = (int) Math.floor((part.y - 1) * y);
        int right = (int) Math.ceil((part.x + part.width + 1) * x);
        int bottom = (int) Math.ceil((part.y + part.height + 1) * y);
        return new Rectangle(place.x + left, place.y + top, right - left, bottom - top).intersection(place);
    }

    /** Which pixel of the guest is there; the nearest one for a place beside the picture. */
    Optional<Point> guestPixel(int x, int y) {
        Frame shown = frame;
        Rectangle place = place();
        if (shown == null || place.isEmpty()) {
            return Optional.empty();
        }
        Point size = shown.size();
        return Optional.of(new Point(
                Math.clamp((long) (x - place.x) * size.x / place.width, 0, size.x - 1),
                Math.clamp((long) (y - place.y) * size.y / place.height, 0, size.y - 1)));
    }

    void paint(GC gc) {
        Rectangle area = canvas.getClientArea();
        Rectangle place = place();
        Frame shown = frame;
        Pointer pixels = surface;
        if (shown == null || pixels == null || place.isEmpty()) {
            gc.fillRectangle(area);
            return;
        }
        gc.fillRectangle(area.x, area.y, area.width, place.y - area.y);
        gc.fillRectangle(area.x, place.y + place.height, area.width, area.height - place.height - place.y + area.y);
        gc.fillRectangle(area.x, place.y, place.x - area.x, place.height);
        gc.fillRectangle(place.x + place.width, place.y, area.width - place.width - place.x + area.x, place.height);
        Point size = shown.size();
        Pointer context = new Pointer(gc.handle);
        cairo.cairo_surface_mark_dirty(pixels);
        cairo.cairo_save(context);
        cairo.cairo_translate(context, place.x, place.y);
        cairo.cairo_scale(context, (double) place.width / size.x, (double) place.height / size.y);
        cairo.cairo_set_source_surface(context, pixels, 0, 0);
        cairo.cairo_pattern_set_filter(cairo.cairo_get_source(context),
                place.width == size.x ? Cairo.FILTER_NEAREST : Cairo.FILTER_BILINEAR);
        cairo.cairo_rectangle(context, 0, 0, size.x, size.y);
        cairo.cairo_fill(context);
        cairo.cairo_restore(context);
    }

    private void release() {
        Pointer old = surface;
        surface = null;
        if (old != null) {
            cairo.cairo_surface_destroy(old);
        }
        // Not before: its pixels are freed with it.
        Frame last = frame;
        frame = null;
        if (last != null) {
            last.letGo();
        }
    }
}
