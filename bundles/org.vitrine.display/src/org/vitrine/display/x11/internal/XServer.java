// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import java.io.IOException;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.vitrine.display.gtk.internal.LibC;
import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.Pointer;

/**
 * A connection to the X server that paints pictures from memory both can see (MIT-SHM 1.2, whose memory comes as a descriptor)
 * to windows: nothing of a picture travels. One thread waits for what has been done; any thread may ask for something, and none
 * of them after {@link #close}.
 */
public final class XServer implements AutoCloseable {
    /** Bits of a pixel that count, of the 32 it has. */
    public static final int DEPTH = 24;
    private static final int BYTE_ORDER_AT = 30;
    // the answer to a question for an extension
    private static final int PRESENT_AT = 8;
    private static final int FIRST_EVENT_AT = 10;
    private static final int FIRST_ERROR_AT = 11;
    // the answer to the one for MIT-SHM's version
    private static final int MAJOR_AT = 8;
    private static final int MINOR_AT = 10;
    // an event or an error
    private static final int ERROR = 0;
    private static final int ERROR_CODE_AT = 1;
    private static final int REQUEST_AT = 32;
    private static final int EVENT_KINDS = 0x7f;
    /** What is said of a window that is gone, and of what was to be made with it: pixmap, drawable, context. */
    private static final Set<Integer> GONE = Set.of(4, 9, 13);
    private final LibC libc = NativeLibraries.load(LibC.LIBRARY, LibC.class);
    private final Pointer connection;
    private int done;
    private int badPicture;
    private int format;

    /**
     * A picture in memory: 32 bits a pixel, blue in the lowest byte.
     *
     * @param descriptor of the memory, which is for the server to map
     * @param offset     of the first pixel, in bytes
     * @param row        pixels from one row to the next
     * @param size       in pixels
     */
    public record Picture(int descriptor, int offset, int row, Point size) {
    }

    /**
     * What has become of a request.
     *
     * @param request its number
     * @param there   false when its window was gone
     */
    public record Outcome(int request, boolean there) {

        /** Whether it was asked for with this request or later. */
        public boolean isSince(int first) {
            return request - first >= 0;
        }
    }

    private XServer(Pointer connection) {
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @param display the server's name, as GDK knows it
     * @throws IOException when there is no such server, or none that can do what is wanted of it
     */
    public static XServer connect(String display) throws IOException {
        try {
            XServer server = new XServer(Xcb.xcb_connect(display, null));
            try {
                server.expectItsAbilities();
                return server;
            } catch (IOException | LinkageError e) {
                server.close();
                throw e;
            }
        } catch (LinkageError e) {
            throw new IOException("libxcb is not all installed", e);
        }
    }

    private void expectItsAbilities() throws IOException {
        expectConnection();
        if (Xcb.xcb_get_setup(connection).getByte(BYTE_ORDER_AT) != 0) {
            throw new IOException("the X server has the highest byte first");
        }
        done = extension(XcbShm.EXTENSION, FIRST_EVENT_AT);
        badPicture = extension(XcbRender.EXTENSION, FIRST_ERROR_AT) + 1;
        Pointer version = expected(XcbShm.xcb_shm_query_version_reply(connection,
                XcbShm.xcb_shm_query_version(connection), null));
        int major = version.getShort(MAJOR_AT);
        int minor = version.getShort(MINOR_AT);
        libc.free(version);
        if (major < 1 || major == 1 && minor < 2) {
            throw new IOException("the X server takes no memory by descriptor");
        }
        Pointer formats = expected(XcbRender.xcb_render_query_pict_formats_reply(connection,
                XcbRender.xcb_render_query_pict_formats(connection), null));
        try {
            format = Formats.find(formats);
        } finally {
            libc.free(formats);
        }
    }

    private int extension(String name, int at) throws IOException {
        Pointer answer = expected(Xcb.xcb_query_extension_reply(connection,
                Xcb.xcb_query_extension(connection, (short) name.length(), name), null));
        try {
            if (answer.getByte(PRESENT_AT) == 0) {
                throw new IOException("the X server has no " + name);
            }
            return Byte.toUnsignedInt(answer.getByte(at));
        } finally {
            libc.free(answer);
        }
    }

    private Pointer expected(@Nullable Pointer answer) throws IOException {
        if (answer == null) {
            throw new IOException("the X server does not answer");
        }
        return answer;
    }

    private void expectConnection() throws IOException {
        int error = Xcb.xcb_connection_has_error(connection);
        if (error != 0) {
            throw new IOException("no connection to the X server: " + error);
        }
    }

    /**
     * Begins to paint a picture to a window.
     *
     * @param picture its descriptor stays the caller's
     * @param window  the server's name for it, which may be gone
     * @param at      where in the window, and how large
     */
    public Painting begin(Picture picture, int window, Rectangle at) {
        int segment = id();
        XcbShm.xcb_shm_attach_fd(connection, segment, libc.dup(picture.descriptor()), (byte) 1);
        return new Painting(this, picture, segment, window, at);
    }

    /**
     * Waits for the next thing that has been done, or that could not be.
     *
     * @throws IOException at the end of the connection, or when the server does not take what it is given
     */
    public Outcome next() throws IOException {
        while (true) {
            Pointer event = Xcb.xcb_wait_for_event(connection);
            if (event == null) {
                throw new IOException("the connection to the X server has ended");
            }
            int kind = event.getByte(0) & EVENT_KINDS;
            int error = Byte.toUnsignedInt(event.getByte(ERROR_CODE_AT));
            int request = event.getInt(REQUEST_AT);
            libc.free(event);
            if (kind == ERROR) {
                expectGone(error);
                return new Outcome(request, false);
            }
            if (kind == done) {
                return new Outcome(request, true);
            }
        }
    }

    private void expectGone(int error) throws IOException {
        if (!GONE.contains(error) && error != badPicture) {
            throw new IOException("the X server does not take a picture: error " + error);
        }
    }

    /** Waits until all is done that was asked for. */
    public void await() {
        Pointer answer = Xcb.xcb_get_input_focus_reply(connection, Xcb.xcb_get_input_focus(connection), null);
        if (answer != null) {
            libc.free(answer);
        }
    }

    /** A name for something new at the server. */
    int id() {
        return Xcb.xcb_generate_id(connection);
    }

    Pointer connection() {
        return connection;
    }

    /** How pixels of pictures and windows are made, as the server names it. */
    int format() {
        return format;
    }

    /** Ends the connection for both sides; who waits for something gets an exception and closes it. */
    public void shutDown() {
        libc.shutdown(Xcb.xcb_get_file_descriptor(connection), LibC.SHUT_RDWR);
    }

    /** Gives back what it had here; the server lets go of all that came over it. Not while another thread waits. */
    @Override
    public void close() {
        Xcb.xcb_disconnect(connection);
    }
}
