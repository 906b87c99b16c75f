// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;

import com.sun.jna.Pointer;

/**
 * Pictures out of GTK's memory.
 *
 * @param toolkit whose
 */
public record Pixels(Toolkit toolkit) {
    private static final int COLOURS = 3;
    private static final PaletteData RGB = new PaletteData(0xff0000, 0xff00, 0xff);

    /** A copy of a pixbuf; empty where there is none. The pixbuf's reference goes. */
    public Optional<ImageData> image(@Nullable Pointer pixbuf) {
        return take(pixbuf, this::copy);
    }

    /** The size of a pixbuf; empty where there is none. The pixbuf's reference goes. */
    public Optional<Point> size(@Nullable Pointer pixbuf) {
        return take(pixbuf, p -> new Point(toolkit.pixbufs().gdk_pixbuf_get_width(p),
                toolkit.pixbufs().gdk_pixbuf_get_height(p)));
    }

    private <T> Optional<T> take(@Nullable Pointer pixbuf, Function<Pointer, T> use) {
        if (pixbuf == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(use.apply(pixbuf));
        } finally {
            toolkit.objects().g_object_unref(pixbuf);
        }
    }

    /** A pixbuf's bytes are red, green, blue and perhaps alpha; its rows are padded. */
    private ImageData copy(Pointer pixbuf) {
        GdkPixbuf p = toolkit.pixbufs();
        int width = p.gdk_pixbuf_get_width(pixbuf);
        int height = p.gdk_pixbuf_get_height(pixbuf);
        int stride = p.gdk_pixbuf_get_rowstride(pixbuf);
        int channels = p.gdk_pixbuf_get_n_channels(pixbuf);
        Pointer pixels = p.gdk_pixbuf_get_pixels(pixbuf);
        byte[] rgb = new byte[width * height * COLOURS];
        byte[] row = new byte[width * channels];
        for (int y = 0; y < height; y++) {
            pixels.read((long) y * stride, row, 0, row.length);
            for (int x = 0; x < width; x++) {
                System.arraycopy(row, x * channels, rgb, (y * width + x) * COLOURS, COLOURS);
            }
        }
        return new ImageData(width, height, COLOURS * Byte.SIZE, RGB, 1, rgb);
    }
}
