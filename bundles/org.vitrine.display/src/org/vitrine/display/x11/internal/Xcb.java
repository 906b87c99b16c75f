// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * The X protocol's client library ({@code xcb.h}), which cairo needs too. A cookie, which is a structure of one number in C,
 * is that number here: both are passed in the same register.
 */
interface Xcb extends Library {
    String LIBRARY = "libxcb.so.1";

    Pointer xcb_connect(String display, @Nullable Pointer screen);

    int xcb_connection_has_error(Pointer connection);

    Pointer xcb_get_setup(Pointer connection);

    int xcb_generate_id(Pointer connection);

    /** Waits until the server has done it; the error, to be freed, or null. */
    @Nullable
    Pointer xcb_request_check(Pointer connection, int cookie);

    int xcb_create_gc(Pointer connection, int id, int drawable, int mask, @Nullable Pointer values);

    int xcb_free_gc(Pointer connection, int id);

    void xcb_disconnect(Pointer connection);
}
