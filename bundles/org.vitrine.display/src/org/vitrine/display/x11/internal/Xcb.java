// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.Pointer;

/**
 * The X protocol's client library ({@code xcb.h}), which cairo needs too; any thread may call it. A cookie, which is a
 * structure of one number in C, is that number here, the request's own: both are passed in the same register. Bound directly,
 * because a call by a proxy costs as much as the X server's part of a small change.
 */
final class Xcb {
    static {
        NativeLibraries.bind(Xcb.class, "libxcb.so.1");
    }

    private Xcb() {
    }

    static native Pointer xcb_connect(String display, @Nullable Pointer screen);

    static native int xcb_connection_has_error(Pointer connection);

    static native Pointer xcb_get_setup(Pointer connection);

    static native int xcb_get_file_descriptor(Pointer connection);

    static native int xcb_generate_id(Pointer connection);

    static native int xcb_query_extension(Pointer connection, short length, String name);

    static native @Nullable Pointer xcb_query_extension_reply(Pointer connection, int cookie, @Nullable Pointer error);

    /** Sends what was asked for. */
    static native int xcb_flush(Pointer connection);

    /** Waits for the next event or error, to be freed; null at the end of the connection. */
    static native @Nullable Pointer xcb_wait_for_event(Pointer connection);

    static native int xcb_get_input_focus(Pointer connection);

    /** Waits until the server has done this and all before. */
    static native @Nullable Pointer xcb_get_input_focus_reply(Pointer connection, int cookie, @Nullable Pointer error);

    static native int xcb_create_gc(Pointer connection, int id, int drawable, int mask, @Nullable Pointer values);

    static native int xcb_free_gc(Pointer connection, int id);

    static native int xcb_create_pixmap(Pointer connection, byte depth, int id, int drawable, short width,
            short height);

    static native int xcb_free_pixmap(Pointer connection, int id);

    static native void xcb_disconnect(Pointer connection);
}
