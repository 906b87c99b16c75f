// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.vitrine.display.gtk.internal.LibC;
import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.Pointer;

/**
 * A connection to the X server that copies pictures from memory both can see (MIT-SHM 1.2, whose memory comes as a
 * descriptor) to a window: nothing of a picture travels. For one thread, which waits for each answer.
 */
public final class XServer implements AutoCloseable {
    /** Bits of a pixel that count, of the 32 it has. */
    public static final int DEPTH = 24;
    private static final int Z_PIXMAP = 2;
    private static final int BYTE_ORDER_AT = 30;
    private static final int MAJOR_AT = 8;
    private static final int MINOR_AT = 10;
    private static final int ERROR_CODE_AT = 1;
    private static final int BAD_DRAWABLE = 9;
    private final Xcb xcb;
    private final XcbShm shm;
    private final LibC libc;
    private final Pointer connection;

    /**
     * A picture in memory that the server has mapped: 32 bits a pixel, blue in the lowest byte, rows without padding.
     *
     * @param segment the server's name for it
     * @param size    in pixels
     */
    public record Picture(int segment, Point size) {
    }

    /**
     * A window that is painted to.
     *
     * @param id      the server's name for it, which may be gone
     * @param context how it is painted
     */
    public record Canvas(int id, int context) {
    }

    private XServer(Xcb xcb, XcbShm shm, LibC libc, Pointer connection) {
        this.xcb = xcb;
        this.shm = shm;
        this.libc = libc;
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param display the server's name, as GDK knows it
     * @throws IOException when it is not there, is on another host, or has no such extension
     */
    public static XServer connect(String display) throws IOException {
        XServer server;
        try {
            Xcb xcb = NativeLibraries.load(Xcb.LIBRARY, Xcb.class);
            server = new XServer(xcb, NativeLibraries.load(XcbShm.LIBRARY, XcbShm.class),
                    NativeLibraries.load(LibC.LIBRARY, LibC.class), xcb.xcb_connect(display, null));
        } catch (LinkageError e) {
            throw new IOException("libxcb is not installed", e);
        }
        try {
            server.expectItsAbilities();
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private void expectItsAbilities() throws IOException {
        expectConnection();
        if (xcb.xcb_get_setup(connection).getByte(BYTE_ORDER_AT) != 0) {
            throw new IOException("the X server has the highest byte first");
        }
        Pointer version = shm.xcb_shm_query_version_reply(connection, shm.xcb_shm_query_version(connection), null);
        if (version == null) {
            throw new IOException("the X server shares no memory");
        }
        int major = version.getShort(MAJOR_AT);
        int minor = version.getShort(MINOR_AT);
        libc.free(version);
        if (major < 1 || major == 1 && minor < 2) {
            throw new IOException("the X server takes no memory by descriptor");
        }
    }

    private void expectConnection() throws IOException {
        int error = xcb.xcb_connection_has_error(connection);
        if (error != 0) {
            throw new IOException("no connection to the X server: " + error);
        }
    }

    /**
     * Has the server map a picture, to read it.
     *
     * @param descriptor of memory as large as the picture; stays the caller's
     */
    public Picture attach(int descriptor, Point size) throws IOException {
        int segment = xcb.xcb_generate_id(connection);
        int error = outcome(shm.xcb_shm_attach_fd_checked(connection, segment, libc.dup(descriptor), (byte) 1));
        if (error != 0) {
            throw new IOException("the X server cannot map our memory: error " + error);
        }
        return new Picture(segment, size);
    }

    /** Has the server forget a picture. */
    public void detach(Picture picture) {
        shm.xcb_shm_detach(connection, picture.segment());
    }

    /** Begins to paint to a window. */
    public Canvas canvas(int window) {
        int context = xcb.xcb_generate_id(connection);
        xcb.xcb_create_gc(connection, context, window, 0, null);
        return new Canvas(window, context);
    }

    /** Ends it. */
    public void release(Canvas canvas) {
        xcb.xcb_free_gc(connection, canvas.context());
    }

    /**
     * Copies a part of a picture to a window, and waits until the server has done it.
     *
     * @param part of the picture, inside of it
     * @param at   where in the window the picture's upper left corner is
     * @return false when there is no such window any more
     */
    public boolean put(Picture picture, Rectangle part, Canvas to, Point at) throws IOException {
        int error = outcome(shm.xcb_shm_put_image_checked(connection, to.id(), to.context(), (short) picture.size().x,
                (short) picture.size().y, (short) part.x, (short) part.y, (short) part.width, (short) part.height,
                (short) (at.x + part.x), (short) (at.y + part.y), (byte) DEPTH, (byte) Z_PIXMAP, (byte) 0,
                picture.segment(), 0));
        if (error != 0 && error != BAD_DRAWABLE) {
            throw new IOException("the X server does not take a picture: error " + error);
        }
        return error == 0;
    }

    /** Waits for the end of a request; the number of its error, or 0. */
    private int outcome(int cookie) throws IOException {
        @Nullable
        Pointer error = xcb.xcb_request_check(connection, cookie);
        expectConnection();
        if (error == null) {
            return 0;
        }
        int code = error.getByte(ERROR_CODE_AT);
        libc.free(error);
        return code;
    }

    /** Ends the connection; the server then lets go of all that came over it. */
    @Override
    public void close() {
        xcb.xcb_disconnect(connection);
    }
}
