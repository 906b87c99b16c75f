// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** Pictures in memory (<a href="https://docs.gtk.org/gdk-pixbuf/">GdkPixbuf</a>). */
public interface GdkPixbuf extends Library {
    /** Its name for the loader. */
    String LIBRARY = "libgdk_pixbuf-2.0.so.0";

    /** In pixels. */
    int gdk_pixbuf_get_width(Pointer pixbuf);

    /** In pixels. */
    int gdk_pixbuf_get_height(Pointer pixbuf);

    /** Bytes from one row to the next. */
    int gdk_pixbuf_get_rowstride(Pointer pixbuf);

    /** Bytes of a pixel: red, green, blue and perhaps alpha. */
    int gdk_pixbuf_get_n_channels(Pointer pixbuf);

    /** The first row. */
    Pointer gdk_pixbuf_get_pixels(Pointer pixbuf);
}
