// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.display.internal.Fit;
import org.vitrine.display.x11.internal.XWindow;

import com.sun.jna.Pointer;

/** Paints a frame as large as it fits, and of it only what changed; leaves it to a blitter where that can. For the UI thread. */
final class FrameCanvas {
    private static final String WITHOUT_THEME = "org.eclipse.e4.ui.css.disabled";
    private final Natives natives;
    private final Optional<Blitter> blitter;
    private final Canvas canvas;
    private final Color black;
    private @Nullable Frame frame;
    private @Nullable Pointer surface;

    FrameCanvas(Natives natives, Optional<Blitter> blitter, Composite parent) {
        this.natives = natives;
        this.blitter = blitter;
        black = parent.getDisplay().getSystemColor(SWT.COLOR_BLACK);
        canvas = new Canvas(parent, SWT.NO_BACKGROUND);
        // GTK would paint its background over the picture, and a theme would give it one
        canvas.setBackground(new Color(0, 0, 0, 0));
        canvas.setData(WITHOUT_THEME, Boolean.TRUE);
        canvas.addListener(SWT.Paint, e -> paint(e.gc, new Rectangle(e.x, e.y, e.width, e.height)));
        canvas.addListener(SWT.Resize, e -> anew());
        canvas.addListener(SWT.Dispose, e -> release());
    }

    /** Paints all of it again: its place has changed, or who paints it. */
    void anew() {
        blitter.ifPresent(Blitter::hide);
        canvas.redraw();
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
        surface = natives.cairo().cairo_image_surface_create_for_data(next.pixels(), Cairo.FORMAT_RGB24, next.size().x,
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
        return Fit.mapped(part, shown.area(), place);
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

    private void paint(GC gc, Rectangle part) {
        gc.setBackground(black);
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
        if (!blit(shown, place, part)) {
            paint(gc, pixels, place, shown.size());
        }
    }

    private void paint(GC gc, Pointer pixels, Rectangle place, Point size) {
        Cairo cairo = natives.cairo();
        Pointer context = new Pointer(gc.handle);
        cairo.cairo_surface_mark_dirty(pixels);
        cairo.cairo_save(context);
        cairo.cairo_translate(context, place.x, place.y);
        cairo.cairo_scale(context, (double) place.width / size.x, (double) place.height / size.y);
        cairo.cairo_set_source_surface(context, pixels, 0, 0);
        Pointer pattern = cairo.cairo_get_source(context);
        cairo.cairo_pattern_set_filter(pattern,
                Fit.isMultiple(size, place) ? Cairo.FILTER_NEAREST : Cairo.FILTER_BILINEAR);
        cairo.cairo_pattern_set_extend(pattern, Cairo.EXTEND_PAD);
        cairo.cairo_rectangle(context, 0, 0, size.x, size.y);
        cairo.cairo_fill(context);
        cairo.cairo_restore(context);
    }

    /** Leaves it to the blitter, where there is one; false where it is to be painted here. */
    private boolean blit(Frame shown, Rectangle place, Rectangle part) {
        Optional<Blitter> there = blitter.filter(Blitter::isUsable);
        if (there.isEmpty()) {
            return false;
        }
        Optional<XWindow> window = XWindow.of(natives.gtk(), canvas);
        if (window.isEmpty()) {
            // not while it is being painted
            canvas.getDisplay().asyncExec(this::makeWindow);
            return false;
        }
        // What GTK has painted here is to be done before the picture comes by another way.
        natives.gtk().gdk_display_sync(natives.gtk().gdk_display_get_default());
        int scale = window.get().scale();
        there.get().show(shown, window.get().id(),
                new Rectangle(place.x * scale, place.y * scale, place.width * scale, place.height * scale),
                Fit.mapped(part, place, shown.area()));
        return true;
    }

    private void makeWindow() {
        if (!canvas.isDisposed() && XWindow.make(natives.gtk(), natives.objects(), canvas)) {
            canvas.redraw();
        }
    }

    private void release() {
        blitter.ifPresent(Blitter::hide);
        Pointer old = surface;
        surface = null;
        if (old != null) {
            natives.cairo().cairo_surface_destroy(old);
        }
        // Not before: its pixels are freed with it.
        Frame last = frame;
        frame = null;
        if (last != null) {
            last.letGo();
        }
    }
}
