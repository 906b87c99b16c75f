// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.Pointer;

/** The X server's extension for memory that client and server share ({@code xcb/shm.h}), which cairo needs too. */
final class XcbShm {
    static final String EXTENSION = "MIT-SHM";

    static {
        NativeLibraries.bind(XcbShm.class, "libxcb-shm.so.0");
    }

    private XcbShm() {
    }

    static native int xcb_shm_query_version(Pointer connection);

    static native @Nullable Pointer xcb_shm_query_version_reply(Pointer connection, int cookie,
            @Nullable Pointer error);

    /** The descriptor is the library's from now on. */
    static native int xcb_shm_attach_fd(Pointer connection, int segment, int descriptor, byte readOnly);

    static native int xcb_shm_detach(Pointer connection, int segment);

    static native int xcb_shm_put_image(Pointer connection, int drawable, int context, short wholeWidth,
            short wholeHeight,
            short sourceX, short sourceY, short width, short height, short x, short y, byte depth, byte format,
            byte tell, int segment, int offset);
}
