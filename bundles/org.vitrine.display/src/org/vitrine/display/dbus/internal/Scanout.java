// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Rectangle;

import com.sun.jna.Memory;

/**
 * Reads what QEMU tells a listener of a console (interface {@code org.qemu.Display1.Listener}) and answers it, until the
 * connection ends. For the thread that reads.
 */
final class Scanout {
    /** Names the optional interface of shared memory as offered; QEMU asks for our properties at the beginning. */
    private static final Peer.Arguments PROPERTIES = properties();
    private static final int SCANOUT = 20;
    private static final int UPDATE = 28;
    private static final int SCANOUT_MAP = 24;
    private static final int UPDATE_MAP = 16;
    private static final int CURSOR = 20;
    private static final int LARGEST_CURSOR = 512;
    /** Bytes from which on it is worth a call to tell of a half, measured with {@code releng/bench/screens.sh}. */
    private static final int LARGE = 512 << 10;
    private final LibC libc;
    private final Peer peer;
    private final Pictures pictures;
    private final Cursors cursors;
    private @Nullable Frame frame;
    private @Nullable Shared shared;
    private boolean outgrown;

    /** What the guest shows. Called by the thread that reads. */
    interface Pictures {
        /** Another picture from now on, held by who calls until the call is over. */
        void frame(Frame shown);

        /** Nothing from now on. */
        void nothing();

        /**
         * This part of a change has arrived while the rest of it is on its way: for who can use the time. {@link #damaged} tells
         * of the last part.
         */
        void arrived(Rectangle area);

        /** A part of the picture changed, or the last part of a change arrived. */
        void damaged(Rectangle area);
    }

    /** The guest's pointer. Called by the thread that reads. */
    interface Cursors {
        /** It looks so from now on; {@code argb} is premultiplied. */
        void shape(int width, int height, int hotX, int hotY, int[] argb);

        /** Whether the guest shows one. */
        void visible(boolean on);
    }

    /** QEMU's memory, of which each change is copied. */
    private record Shared(SharedMemory memory, int offset, int stride, PixelFormat format) {
    }

    Scanout(LibC libc, Peer peer, Pictures pictures, Cursors cursors) {
        this.libc = libc;
        this.peer = peer;
        this.pictures = pictures;
        this.cursors = cursors;
    }

    /**
     * Reads until the connection ends, which is the exception, or until this listener is of no use any more: QEMU 7.2 tells
     * of a new size only with a whole picture, and until then of parts that are beyond the old one. A new listener is told
     * all.
     */
    void read() throws IOException {
        try {
            while (!outgrown) {
                take(peer.next());
            }
        } finally {
            release();
            replace(null);
        }
    }

    /** Writes to another frame from now on. */
    private void replace(@Nullable Frame next) {
        Frame last = frame;
        frame = next;
        if (last != null) {
            last.letGo();
        }
    }

    private void take(Header header) throws IOException {
        boolean known = true;
        int length = header.bodyLength();
        switch (header.type() == Header.CALL ? header.member() : "") {
            case "Scanout" -> scanout(length);
            case "Update" -> update(length);
            case "ScanoutMap" -> scanoutMap(peer.read(length));
            case "UpdateMap" -> updateMap(peer.read(length), length);
            case "CursorDefine" -> cursor(peer.read(length), length);
            case "MouseSet" -> {
                Memory body = peer.read(length);
                cursors.visible(length >= 12 && body.getInt(8) != 0);
            }
            case "Disable" -> {
                peer.read(length);
                replace(null);
                pictures.nothing();
            }
            case "GetAll" -> {
                peer.read(length);
                peer.reply(header, PROPERTIES);
                return;
            }
            default -> {
                peer.read(length);
                known = false;
            }
        }
        if (header.wantsReply()) {
            if (known) {
                peer.reply(header, Peer.Arguments.NONE);
            } else {
                peer.refuse(header);
            }
        }
    }

    private void scanout(int length) throws IOException {
        Memory head = head(length, SCANOUT);
        release();
        Frame next = frame(head.getInt(0), head.getInt(4));
        Rectangle last = pixels(next, next.area(), head, 8, length - SCANOUT);
        show(next, last);
    }

    /** QEMU tells of a whole picture too when all of it has changed: then it is the frame that is shown already. */
    private Frame frame(int width, int height) throws IOException {
        Frame shown = frame;
        return shown != null && !shown.isTheirs() && isAsLarge(shown, width, height)
                ? shown
                : Frame.of(libc, width, height);
    }

    private static boolean isAsLarge(Frame shown, int width, int height) {
        return shown.area().equals(new Rectangle(0, 0, width, height));
    }

    private void show(Frame filled) {
        show(filled, filled.area());
    }

    /**
     * This frame is filled, and is what the guest shows from now on.
     *
     * @param changed what nobody was told of, where it was shown before
     */
    private void show(Frame filled, Rectangle changed) {
        if (filled == frame) {
            pictures.damaged(changed);
        } else {
            replace(filled);
            pictures.frame(filled);
        }
    }

    private void update(int length) throws IOException {
        Memory head = head(length, UPDATE);
        Rectangle area = new Rectangle(head.getInt(0), head.getInt(4), head.getInt(8), head.getInt(12));
        Frame shown = frame;
        if (shown == null) {
            peer.read(length - UPDATE);
            return;
        }
        Rectangle last = pixels(shown, area, head, 16, length - UPDATE);
        outgrown = !shown.inside(area).equals(area);
        pictures.damaged(shown.inside(last));
    }

    /**
     * Stride, format and length of the pixels stand in the head, the pixels behind it. Of a large change of what is shown the
     * first half is told of as soon as it is there, then half of the rest, and so on: it is painted while the rest comes, and
     * after the last byte there is little left to paint.
     *
     * @return the last part, of which nobody was told
     */
    private Rectangle pixels(Frame target, Rectangle area, Memory head, int at, int length) throws IOException {
        int stride = head.getInt(at);
        PixelFormat format = format(head.getInt(at + 4));
        if ((long) stride * area.height != length || head.getInt(at + 8) != length) {
            throw new IOException("a picture has " + length + " bytes instead of " + (long) stride * area.height);
        }
        Rectangle rest = area;
        while (target == frame && rest.height > 1 && (long) stride * rest.height >= LARGE) {
            Rectangle half = new Rectangle(rest.x, rest.y, rest.width, rest.height / 2);
            target.read(peer, half, stride, format);
            pictures.arrived(target.inside(half));
            rest = new Rectangle(rest.x, rest.y + half.height, rest.width, rest.height - half.height);
        }
        target.read(peer, rest, stride, format);
        return rest;
    }

    /**
     * QEMU's memory is the frame. Where the next picture of the same size comes in other memory, as guests do that show two in
     * turn, it is copied: that costs less than another frame for each.
     */
    private void scanoutMap(Memory body) throws IOException {
        int offset = body.getInt(4);
        int width = body.getInt(8);
        int height = body.getInt(12);
        int stride = body.getInt(16);
        PixelFormat format = format(body.getInt(SCANOUT_MAP - 4));
        Frame.expectSize(width, height);
        if (offset < 0 || stride < 0) {
            throw new IOException("shared memory is described wrongly");
        }
        release();
        if (stride < width * format.bytes()) {
            // a guest that is setting its mode; see Frame.read
            libc.close(peer.takeDescriptor());
            show(frame(width, height));
            return;
        }
        SharedMemory memory = SharedMemory.of(libc, peer.takeDescriptor(), offset + (long) stride * height);
        Frame shown = frame;
        boolean whole = format.isPainted() && (offset | stride) % Integer.BYTES == 0;
        if (whole && (shown == null || !isAsLarge(shown, width, height))) {
            show(Frame.in(memory, offset, stride, width, height));
            return;
        }
        Shared now = new Shared(memory, offset, stride, format);
        shared = now;
        Frame next = frame(width, height);
        next.copy(memory.start().share(offset), next.area(), stride, format);
        show(next);
    }

    private void updateMap(Memory body, int length) {
        Frame shown = frame;
        if (length < UPDATE_MAP || shown == null) {
            return;
        }
        Rectangle area = shown.inside(new Rectangle(body.getInt(0), body.getInt(4), body.getInt(8), body.getInt(12)));
        Shared from = shared;
        if (from != null) {
            shown.copy(from.memory().start().share(from.offset()), area, from.stride(), from.format());
        }
        if (from != null || shown.isTheirs()) {
            pictures.damaged(area);
        }
    }

    private void cursor(Memory body, int length) throws IOException {
        int width = length < CURSOR ? 0 : body.getInt(0);
        int height = length < CURSOR ? 0 : body.getInt(4);
        if (width < 1 || height < 1 || width > LARGEST_CURSOR || height > LARGEST_CURSOR
                || length < CURSOR + width * height * Integer.BYTES) {
            throw new IOException("a pointer is described wrongly");
        }
        cursors.shape(width, height, body.getInt(8), body.getInt(12), body.getIntArray(CURSOR, width * height));
    }

    private Memory head(int length, int head) throws IOException {
        if (length < head) {
            throw new IOException("a picture is cut short");
        }
        return peer.read(head);
    }

    private static PixelFormat format(int pixman) throws IOException {
        return PixelFormat.of(pixman).orElseThrow(
                () -> new IOException("the screen has pixels of format 0x" + Integer.toHexString(pixman)));
    }

    private void release() {
        Shared old = shared;
        shared = null;
        if (old != null) {
            old.memory().close();
        }
    }

    private static Peer.Arguments properties() {
        Marshal names = new Marshal().string("org.qemu.Display1.Listener.Unix.Map");
        Marshal entry = new Marshal().string("Interfaces").signature("as").uint32(names.size()).raw(names.bytes());
        return new Peer.Arguments("a{sv}", new Marshal().uint32(entry.size()).struct().raw(entry.bytes()).bytes());
    }
}
