// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The X server's extension for memory that client and server share ({@code xcb/shm.h}), which cairo needs too. */
interface XcbShm extends Library {
    String LIBRARY = "libxcb-shm.so.0";

    int xcb_shm_query_version(Pointer connection);

    @Nullable
    Pointer xcb_shm_query_version_reply(Pointer connection, int cookie, @Nullable Pointer error);

    /** The descriptor is the library's from now on. */
    int xcb_shm_attach_fd_checked(Pointer connection, int segment, int descriptor, byte readOnly);

    int xcb_shm_detach(Pointer connection, int segment);

    int xcb_shm_put_image_checked(Pointer connection, int drawable, int context, short wholeWidth, short wholeHeight,
            short sourceX, short sourceY, short width, short height, short x, short y, byte depth, byte format,
            byte tell, int segment, int offset);
}
