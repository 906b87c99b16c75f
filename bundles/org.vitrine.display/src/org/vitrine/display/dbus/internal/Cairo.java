// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** What of cairo paints pixels from our memory ({@code cairo.h}); the context is the one that SWT paints on. UI thread only. */
interface Cairo extends Library {
    String LIBRARY = "libcairo.so.2";
    int FORMAT_RGB24 = 1;
    int FILTER_NEAREST = 3;
    int FILTER_BILINEAR = 4;
    /** Beyond an edge everything is as at the edge. */
    int EXTEND_PAD = 3;

    Pointer cairo_image_surface_create_for_data(Pointer data, int format, int width, int height, int stride);

    void cairo_surface_mark_dirty(Pointer surface);

    void cairo_surface_destroy(Pointer surface);

    void cairo_save(Pointer context);

    void cairo_restore(Pointer context);

    void cairo_translate(Pointer context, double x, double y);

    void cairo_scale(Pointer context, double x, double y);

    void cairo_set_source_surface(Pointer context, Pointer surface, double x, double y);

    Pointer cairo_get_source(Pointer context);

    void cairo_pattern_set_filter(Pointer pattern, int filter);

    void cairo_pattern_set_extend(Pointer pattern, int extend);

    void cairo_rectangle(Pointer context, double x, double y, double width, double height);

    void cairo_fill(Pointer context);
}
