// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Optional;

import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Control;
import org.vitrine.display.internal.UiThread;

/** The pointer over the picture looks as the guest wants it to. For the UI thread, but for what the guest tells. */
final class GuestCursor implements Scanout.Cursors, AutoCloseable {
    private static final int BYTE_MAX = 0xff;
    private final Control control;
    private final UiThread ui;
    private Optional<Cursor> cursor = Optional.empty();
    private volatile Optional<ImageData> shape = Optional.empty();
    private volatile int hotX;
    private volatile int hotY;
    private boolean closed;

    GuestCursor(Control control, UiThread ui) {
        this.control = control;
        this.ui = ui;
    }

    @Override
    public void shape(int width, int height, int x, int y, int[] argb) {
        ImageData data = new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, BYTE_MAX));
        for (int i = 0; i < argb.length; i++) {
            int alpha = argb[i] >>> 24;
            data.setPixel(i % width, i / width, alpha == 0 ? 0 : unmultiplied(argb[i], alpha));
            data.setAlpha(i % width, i / width, alpha);
        }
        shape = Optional.of(data);
        hotX = Math.clamp(x, 0, width - 1);
        hotY = Math.clamp(y, 0, height - 1);
        ui.post(() -> show(true));
    }

    private static int unmultiplied(int argb, int alpha) {
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= Byte.SIZE) {
            rgb |= Math.min(BYTE_MAX, (argb >>> shift & BYTE_MAX) * BYTE_MAX / alpha) << shift;
        }
        return rgb;
    }

    @Override
    public void visible(boolean on) {
        ui.post(() -> show(on));
    }

    private void show(boolean on) {
        if (closed || control.isDisposed()) {
            return;
        }
        Optional<Cursor> next = on
                ? shape.map(data -> new Cursor(control.getDisplay(), data, hotX, hotY))
                : Optional.empty();
        next.ifPresentOrElse(control::setCursor, () -> control.setCursor(null));
        cursor.ifPresent(Cursor::dispose);
        cursor = next;
    }

    @Override
    public void close() {
        closed = true;
        cursor.ifPresent(Cursor::dispose);
        cursor = Optional.empty();
    }
}
