// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import org.eclipse.swt.graphics.Rectangle;
import org.vitrine.display.internal.Fit;
import org.vitrine.display.x11.internal.XServer.Picture;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * A picture that is painted to a place in a window, part by part. In its own size the server copies it there once; in another
 * size it copies what has changed to a picture of its own, and paints that: with whole multiples each pixel is a square, and
 * else they are blended. Nothing here waits for the server.
 */
public final class Painting {
    private static final byte Z_PIXMAP = 2;
    /**
     * Servers copy whole rows as memory, and other parts a good half as fast (measured with 21.1: half of the width took as
     * long as all of it).
     */
    private static final int WHOLE_ROWS_FROM = 2;
    private final Pointer connection;
    private final Picture picture;
    private final int segment;
    private final int first;
    private final int context;
    private final Rectangle at;
    private final boolean scaled;
    private int pixmap;
    private int source;
    private int target;

    Painting(XServer server, Picture picture, int segment, int window, Rectangle at) {
        connection = server.connection();
        this.picture = picture;
        this.segment = segment;
        this.at = at;
        context = server.id();
        first = Xcb.xcb_create_gc(connection, context, window, 0, null);
        scaled = at.width != picture.size().x || at.height != picture.size().y;
        pixmap = window;
        if (scaled) {
            scale(server, window);
        }
    }

    private void scale(XServer server, int window) {
        int width = picture.size().x;
        int height = picture.size().y;
        pixmap = server.id();
        source = server.id();
        target = server.id();
        Xcb.xcb_create_pixmap(connection, (byte) XServer.DEPTH, pixmap, window, (short) width, (short) height);
        XcbRender.xcb_render_create_picture(connection, target, window, server.format(), 0, null);
        try (Memory edges = new Memory(Integer.BYTES)) {
            edges.setInt(0, XcbRender.AS_AT_THE_EDGE);
            XcbRender.xcb_render_create_picture(connection, source, pixmap, server.format(), XcbRender.EDGES, edges);
        }
        XcbRender.xcb_render_set_picture_transform(connection, source,
                Transform.between(width, height, at.width, at.height));
        String filter = Fit.isMultiple(picture.size(), at) ? "nearest" : "bilinear";
        XcbRender.xcb_render_set_picture_filter(connection, source, (short) filter.length(), filter, 0, null);
    }

    /** The first request of it: when this one or a later one finds no window, there is no more to paint to. */
    public int first() {
        return first;
    }

    /**
     * Paints a part of the picture.
     *
     * @return the request that the server tells of when it is done
     */
    public int paint(Rectangle part) {
        int request = scaled ? put(part, 0, 0) : put(part, at.x, at.y);
        if (scaled) {
            Rectangle area = Fit.mapped(part, new Rectangle(0, 0, picture.size().x, picture.size().y), at);
            XcbRender.xcb_render_composite(connection, XcbRender.REPLACE, source, 0, target, (short) (area.x - at.x),
                    (short) (area.y - at.y), (short) 0, (short) 0, (short) area.x, (short) area.y, (short) area.width,
                    (short) area.height);
        }
        Xcb.xcb_flush(connection);
        return request;
    }

    private int put(Rectangle part, int x, int y) {
        boolean wide = part.width * WHOLE_ROWS_FROM >= picture.row();
        int left = wide ? 0 : part.x;
        int width = wide ? picture.size().x : part.width;
        return XcbShm.xcb_shm_put_image(connection, pixmap, context, (short) picture.row(), (short) picture.size().y,
                (short) left, (short) part.y, (short) width, (short) part.height, (short) (x + left),
                (short) (y + part.y), (byte) XServer.DEPTH, Z_PIXMAP, (byte) 1, segment, picture.offset());
    }

    /** Has the server forget it. */
    public void end() {
        if (scaled) {
            XcbRender.xcb_render_free_picture(connection, target);
            XcbRender.xcb_render_free_picture(connection, source);
            Xcb.xcb_free_pixmap(connection, pixmap);
        }
        Xcb.xcb_free_gc(connection, context);
        XcbShm.xcb_shm_detach(connection, segment);
        Xcb.xcb_flush(connection);
    }
}
