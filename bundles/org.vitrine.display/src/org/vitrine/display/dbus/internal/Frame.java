// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.vitrine.display.x11.internal.XServer;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * A picture in memory, 32 bits a pixel, blue in the lowest byte: filled by the thread that reads, or by QEMU itself, while it is
 * painted. A pixel that is written while it is painted may be seen half; the next painting mends it.
 * <p>
 * Its memory can be seen by the X server too, and is freed when the last one who holds it lets go. Who makes it holds it.
 */
final class Frame {
    private static final int BYTES = 4;
    private static final int LONGEST_SIDE = 16_384;
    private final int width;
    private final int height;
    private final SharedMemory memory;
    private final int offset;
    private final int stride;
    private final boolean theirs;
    private final AtomicInteger holders = new AtomicInteger(1);

    private Frame(int width, int height, SharedMemory memory, int offset, int stride, boolean theirs) {
        this.width = width;
        this.height = height;
        this.memory = memory;
        this.offset = offset;
        this.stride = stride;
        this.theirs = theirs;
    }

    /** A black one. */
    static Frame of(LibC libc, int width, int height) throws IOException {
        expectSize(width, height);
        return new Frame(width, height, SharedMemory.of(libc, (long) width * height * BYTES), 0, width * BYTES, false);
    }

    /**
     * One that QEMU fills: nobody copies its pixels but the X server.
     *
     * @param memory has it all; the frame's from now on
     * @param offset of its first pixel, in bytes
     * @param stride bytes from one row to the next
     */
    static Frame in(SharedMemory memory, int offset, int stride, int width, int height) {
        return new Frame(width, height, memory, offset, stride, true);
    }

    /** @throws IOException when no screen is as large, or as small */
    static void expectSize(int width, int height) throws IOException {
        if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw new IOException("the display says it is " + width + " by " + height + " pixels");
        }
    }

    /** Whether it is QEMU that fills it; this process must not. */
    boolean isTheirs() {
        return theirs;
    }

    /** One more holds it; only while another does. */
    Frame hold() {
        holders.incrementAndGet();
        return this;
    }

    /** One holds it no longer. */
    void letGo() {
        if (holders.decrementAndGet() == 0) {
            memory.close();
        }
    }

    Point size() {
        return new Point(width, height);
    }

    Rectangle area() {
        return new Rectangle(0, 0, width, height);
    }

    int stride() {
        return stride;
    }

    Pointer pixels() {
        return memory.start().share(offset);
    }

    /** For the X server, which maps its memory; only while it is held. */
    XServer.Picture picture() {
        return new XServer.Picture(memory.descriptor(), offset, stride / BYTES, size());
    }

    /** The part of an area that is in it. */
    Rectangle inside(Rectangle area) {
        return area.intersection(area());
    }

    /**
     * Fills an area with the next bytes of a message: straight to their place where they are as they are painted. What is
     * beyond the picture, as QEMU sends it when the guest's screen has just become smaller, is passed over, and so are rows that
     * lie over each other: a guest sets the size and the stride of its screen one after the other, and the next picture is whole.
     *
     * @param stride bytes from one row to the next as they come
     */
    void read(Peer peer, Rectangle area, int stride, PixelFormat format) throws IOException {
        if (theirs) {
            throw new IOException("the display sends pixels of a screen that is in shared memory");
        }
        if (!isOfAScreen(area.x, area.width) || !isOfAScreen(area.y, area.height) || stride < 0) {
            throw new IOException("an update of the screen is described wrongly");
        }
        if (stride < area.width * format.bytes()) {
            peer.read(Math.multiplyExact(stride, area.height));
        } else if (format.isPainted()) {
            readInPlace(peer, area, stride);
        } else {
            copy(peer.read(Math.multiplyExact(stride, area.height)), area.x, area.y, area, stride, format);
        }
    }

    /** Larger numbers would be too large for what is worked out of them. */
    private static boolean isOfAScreen(int from, int length) {
        return from >= 0 && from <= LONGEST_SIDE && length >= 0 && length <= LONGEST_SIDE;
    }

    private void readInPlace(Peer peer, Rectangle area, int stride) throws IOException {
        Rectangle part = inside(area);
        if (part.equals(area) && area.width == width && stride == stride()) {
            try (Scatter all = new Scatter(1)) {
                peer.read(all.add(row(area.x, area.y), (long) stride * area.height));
            }
            return;
        }
        int row = part.width * BYTES;
        long below = (long) stride * (area.height - part.height);
        try (Memory passedOver = new Memory(Math.max(1, Math.max(stride - row, below)));
                Scatter rows = new Scatter(2 * part.height + 1)) {
            for (int y = part.y; y < part.y + part.height; y++) {
                rows.add(row(part.x, y), row).add(passedOver, stride - row);
            }
            peer.read(rows.add(passedOver, below));
        }
    }

    /** Fills an area from memory that is shared with the guest's hypervisor and holds the whole screen. */
    void copy(Pointer screen, Rectangle area, int stride, PixelFormat format) {
        copy(screen, 0, 0, area, stride, format);
    }

    /** @param x and {@code y}: the place on the screen of the first pixel of the source */
    private void copy(Pointer source, int x, int y, Rectangle area, int stride, PixelFormat format) {
        Rectangle part = inside(area);
        if (format.isPainted()) {
            for (int line = part.y; line < part.y + part.height; line++) {
                long from = (long) (line - y) * stride + (long) (part.x - x) * BYTES;
                row(part.x, line).getByteBuffer(0, (long) part.width * BYTES)
                        .put(source.getByteBuffer(from, (long) part.width * BYTES));
            }
            return;
        }
        byte[] from = new byte[part.width * format.bytes()];
        int[] to = new int[part.width];
        for (int line = part.y; line < part.y + part.height; line++) {
            source.read((long) (line - y) * stride + (long) (part.x - x) * format.bytes(), from, 0, from.length);
            format.convert(from, to, to.length);
            row(part.x, line).write(0, to, 0, to.length);
        }
    }

    private Pointer row(int x, int y) {
        return pixels().share((long) y * stride + (long) x * BYTES);
    }

    /** A copy as SWT has pictures. */
    ImageData image() {
        byte[] bytes = new byte[Math.multiplyExact(width * BYTES, height)];
        for (int y = 0; y < height; y++) {
            row(0, y).read(0, bytes, y * width * BYTES, width * BYTES);
        }
        // SWT reads the four bytes with the first one highest.
        return new ImageData(width, height, Integer.SIZE, new PaletteData(0xff00, 0xff0000, 0xff000000), BYTES, bytes);
    }
}
