// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.Arrays;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What is really on the screen, over a connection to the X server of its own, whoever painted it. For one thread. */
public final class ScreenPixels implements AutoCloseable {
    private static final int Z_PIXMAP = 2;
    private static final int RGB = 0xffffff;
    // XImage: where the pixels are, and the bytes from one row to the next
    private static final int DATA_AT = 16;
    private static final int ROW_AT = 44;
    private final X x = NativeLibraries.load("libX11.so.6", X.class);
    private final Pointer display = x.XOpenDisplay(Pointer.NULL);
    private final NativeLong root = x.XDefaultRootWindow(display);

    /** Xlib. */
    private interface X extends Library {
        Pointer XOpenDisplay(Pointer name);

        NativeLong XDefaultRootWindow(Pointer display);

        Pointer XGetImage(Pointer display, NativeLong drawable, int x, int y, int width, int height, NativeLong planes,
                int format);

        NativeLong XGetPixel(Pointer image, int x, int y);

        int XDestroyImage(Pointer image);

        int XGrabServer(Pointer display);

        int XUngrabServer(Pointer display);

        int XSync(Pointer display, int discard);

        int XCloseDisplay(Pointer display);
    }

    /** The colour of a pixel of the screen: 8 bits each of red, green and blue. */
    public int at(Point where) {
        Pointer image = x.XGetImage(display, root, where.x, where.y, 1, 1, new NativeLong(-1), Z_PIXMAP);
        try {
            return x.XGetPixel(image, 0, 0).intValue() & RGB;
        } finally {
            x.XDestroyImage(image);
        }
    }

    /** The colours of an area, row by row. */
    public int[] in(Rectangle area) {
        Pointer image = x.XGetImage(display, root, area.x, area.y, area.width, area.height, new NativeLong(-1),
                Z_PIXMAP);
        try {
            int row = image.getInt(ROW_AT);
            int[] all = new int[area.width * area.height];
            for (int y = 0; y < area.height; y++) {
                image.getPointer(DATA_AT).read((long) y * row, all, y * area.width, area.width);
            }
            return Arrays.stream(all).map(pixel -> pixel & RGB).toArray();
        } finally {
            x.XDestroyImage(image);
        }
    }

    /** Has the server do nothing for anybody else, the UI thread included, until what is returned is closed. */
    public Held hold() {
        x.XGrabServer(display);
        x.XSync(display, 0);
        return () -> {
            x.XUngrabServer(display);
            x.XSync(display, 0);
        };
    }

    /** A server that does nothing. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        x.XCloseDisplay(display);
    }
}
