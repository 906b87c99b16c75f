// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** Pictures in memory (<a href="https://docs.gtk.org/gdk-pixbuf/">GdkPixbuf</a>). */
interface GdkPixbuf extends Library {
    String LIBRARY = "libgdk_pixbuf-2.0.so.0";

    int gdk_pixbuf_get_width(Pointer pixbuf);

    int gdk_pixbuf_get_height(Pointer pixbuf);

    int gdk_pixbuf_get_rowstride(Pointer pixbuf);

    int gdk_pixbuf_get_n_channels(Pointer pixbuf);

    Pointer gdk_pixbuf_get_pixels(Pointer pixbuf);
}
