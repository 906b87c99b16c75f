// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.Pointer;

/** The X server's extension that paints pictures of another size ({@code xcb/render.h}), which cairo needs too. */
final class XcbRender {
    static final String EXTENSION = "RENDER";
    /** {@code XCB_RENDER_PICT_OP_SRC}: what was there before does not count. */
    static final byte REPLACE = 1;
    /** {@code XCB_RENDER_CP_REPEAT}, which attribute is given. */
    static final int EDGES = 1;
    /** {@code XCB_RENDER_REPEAT_PAD}: beyond an edge everything is as at the edge. */
    static final int AS_AT_THE_EDGE = 2;

    static {
        NativeLibraries.bind(XcbRender.class, "libxcb-render.so.0");
    }

    private XcbRender() {
    }

    static native int xcb_render_query_pict_formats(Pointer connection);

    static native @Nullable Pointer xcb_render_query_pict_formats_reply(Pointer connection, int cookie,
            @Nullable Pointer error);

    static native int xcb_render_create_picture(Pointer connection, int id, int drawable, int format, int mask,
            @Nullable Pointer values);

    static native int xcb_render_free_picture(Pointer connection, int id);

    /** @param transform nine numbers of 16 bits before and 16 behind the point: from a place painted to one of the picture */
    static native int xcb_render_set_picture_transform(Pointer connection, int picture, Transform transform);

    static native int xcb_render_set_picture_filter(Pointer connection, int picture, short length, String name,
            int count,
            @Nullable Pointer values);

    static native int xcb_render_composite(Pointer connection, byte operation, int source, int mask, int target,
            short sourceX, short sourceY, short maskX, short maskY, short x, short y, short width, short height);
}
