// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.display.internal.FrameCounter;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** What a display may send, by a sender of the test's own: rows with padding, other colours, shared memory, nonsense. */
final class ScanoutTest {
    private static final IntConsumer NOBODY = serial -> {
        // answers are read in order
    };
    private static final int RED = 0xffff0000;
    private static final int BLUE = 0xff0000ff;
    private static final int R5G6B5 = 0x10020565;
    private static final int A8B8G8R8 = 0x20038888;

    private interface Memfd extends Library {
        int memfd_create(String name, int flags);

        long write(int descriptor, byte[] bytes, long count);

        long pwrite(int descriptor, byte[] bytes, long count, long at);

        int dup(int descriptor);
    }

    private final LibC libc = Native.load(LibC.LIBRARY, LibC.class);
    private final Memfd memfd = Native.load(LibC.LIBRARY, Memfd.class);
    private final Pending pending = new Pending((frame, area) -> false, new FrameCounter(() -> 0), () -> {
        // The test looks by itself.
    });
    private final List<String> cursor = new ArrayList<>();
    private final Peer sender;
    private final CompletableFuture<Boolean> reading;
    private int answered;

    ScanoutTest() throws IOException {
        Socket[] ends = Socket.pair(libc);
        sender = new Peer(ends[0]);
        Peer receiver = new Peer(ends[1]);
        Scanout scanout = new Scanout(libc, receiver, pending, new Scanout.Cursors() {
            @Override
            public void shape(int width, int height, int hotX, int hotY, int[] argb) {
                cursor.add(width + "x" + height + " at " + hotX + "," + hotY + " " + Integer.toHexString(argb[0]));
            }

            @Override
            public void visible(boolean on) {
                cursor.add(on ? "shown" : "hidden");
            }
        });
        reading = Hearing.of(scanout, receiver);
    }

    @AfterEach
    void end() {
        sender.shutDown();
        sender.close();
    }

    private static Marshal numbers(int... values) {
        Marshal all = new Marshal();
        for (int value : values) {
            all.uint32(value);
        }
        return all;
    }

    private static byte[] bytes(int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }

    private void send(String method, Marshal body) throws IOException {
        sender.ask(new Peer.Method("/x", "org.qemu.Display1.Listener", method), new Peer.Arguments("", body.bytes()),
                NOBODY);
        Header answer = sender.next();
        sender.read(answer.bodyLength());
        assertEquals(Header.REPLY, answer.type(), answer.error());
        assertEquals(++answered, answer.replySerial());
    }

    private int pixel(int x, int y) {
        Frame frame = pending.take().frame().orElseThrow();
        return frame.pixels().getInt((long) y * frame.stride() + x * 4L);
    }

    /** Two by two pixels of red, in rows of 12 bytes. */
    private void redScreen() throws IOException {
        byte[] row = bytes(0, 0, 255, 255, 0, 0, 255, 255, 1, 2, 3, 4);
        send("Scanout", numbers(2, 2, 12, 0x20028888, 24).raw(row).raw(row));
    }

    @Test
    void rowsWithPadding() throws IOException {
        redScreen();
        assertEquals(new Rectangle(0, 0, 2, 2), pending.take().damage());
        assertEquals(RED, pixel(0, 0));
        assertEquals(RED, pixel(1, 1));
    }

    /** Its width in bytes is more than an int can tell. */
    @Test
    void anUpdateThatIsWiderThanAnyScreenEndsTheConnection() throws IOException {
        redScreen();
        sender.ask(new Peer.Method("/x", "org.qemu.Display1.Listener", "Update"), new Peer.Arguments("",
                numbers(0, 0, 0x40000001, 1, 4, 0x20028888, 4).raw(bytes(255, 0, 0, 255)).bytes()), NOBODY);
        assertEnds("described wrongly");
    }

    @Test
    void aPartOfThePictureChanges() throws IOException {
        redScreen();
        pending.take();
        send("Update", numbers(1, 0, 1, 2, 8, 0x20028888, 16).raw(bytes(255, 0, 0, 255, 9, 9, 9, 9))
                .raw(bytes(255, 0, 0, 255, 9, 9, 9, 9)));
        Pending.Work work = pending.take();
        assertEquals(new Rectangle(1, 0, 1, 2), work.damage());
        assertEquals(2, pending.rate());
        assertEquals(RED, pixel(0, 1));
        assertEquals(BLUE, pixel(1, 1));
    }

    /** As QEMU sends them while a guest has set the width of its screen and not yet the stride. */
    @Test
    void rowsThatLieOverEachOtherArePassedOver() throws IOException {
        redScreen();
        send("Scanout", numbers(2, 2, 4, 0x20028888, 8).raw(new byte[8]));
        assertEquals(RED, pixel(1, 1));
        send("Scanout", numbers(3, 1, 4, 0x20028888, 4).raw(new byte[4]));
        assertEquals(new Rectangle(0, 0, 3, 1), pending.take().frame().orElseThrow().area());
        send("Scanout", numbers(3, 1, 12, 0x20028888, 12).raw(bytes(0, 0, 255, 255, 255, 0, 0, 255, 0, 0, 255, 255)));
        assertEquals(BLUE, pixel(1, 0));
    }

    @Test
    void otherColoursAreConverted() throws IOException {
        send("Scanout", numbers(2, 1, 4, R5G6B5, 4).raw(bytes(0x00, 0xf8, 0x1f, 0x00)));
        assertEquals(RED, pixel(0, 0));
        assertEquals(BLUE, pixel(1, 0));
    }

    @Test
    void whatIsBeyondThePictureEndsThisListenerAndHarmsNothing() throws Exception {
        redScreen();
        send("Update", numbers(1, 1, 3, 3, 12, 0x20028888, 36).raw(new byte[36]));
        reading.get(10, TimeUnit.SECONDS);
        assertEquals(RED, pixel(0, 0));
        assertEquals(0, pixel(1, 1));
    }

    /** As QEMU tells of a change of all pixels. */
    @Test
    void aWholePictureOfTheSameSizeIsAChangeOfTheSameFrame() throws IOException {
        redScreen();
        Pending.Work before = pending.take();
        byte[] row = bytes(255, 0, 0, 255, 255, 0, 0, 255);
        send("Scanout", numbers(2, 2, 8, 0x20028888, 16).raw(row).raw(row));
        Pending.Work after = pending.take();
        assertEquals(before.frame(), after.frame());
        assertEquals(new Rectangle(0, 0, 2, 2), after.damage());
        assertEquals(BLUE, pixel(1, 1));
        send("Scanout", numbers(2, 1, 8, 0x20028888, 8).raw(row));
        assertNotEquals(before.frame(), pending.take().frame(), "of another size");
    }

    @Test
    void manyUpdatesAreOnePainting() throws IOException {
        redScreen();
        pending.take();
        for (int i = 0; i < 10; i++) {
            send("Update", numbers(i % 2, 0, 1, 1, 4, 0x20028888, 4).raw(bytes(0, 0, 0, 255)));
        }
        Pending.Work work = pending.take();
        assertEquals(11, pending.rate(), "with the whole picture");
        assertEquals(new Rectangle(0, 0, 2, 1), work.damage());
        assertTrue(pending.take().damage().isEmpty());
    }

    /** A screen of two by one pixels, red and blue, four bytes behind the beginning and in rows of 12 bytes. */
    private int screen() {
        int descriptor = memfd.memfd_create("screen", 0);
        byte[] screen = bytes(0, 0, 0, 0, 0, 0, 255, 255, 255, 0, 0, 255, 9, 9, 9, 9);
        memfd.write(descriptor, screen, screen.length);
        return descriptor;
    }

    private void scanoutMap(int descriptor, int format) throws IOException {
        scanoutMap(descriptor, 12, format);
    }

    private void scanoutMap(int descriptor, int stride, int format) throws IOException {
        try (Socket shared = new Socket(libc, memfd.dup(descriptor))) {
            sender.ask(new Peer.Method("/x", "y", "ScanoutMap"),
                    new Peer.Arguments("huuuuu", numbers(0, 4, 2, 1, stride, format).bytes()), shared, NOBODY);
        }
        answer();
    }

    private void write(int descriptor, int pixel) {
        memfd.pwrite(descriptor, bytes(pixel, pixel >> 8, pixel >> 16, pixel >> 24), 4, 4);
    }

    @Test
    void sharedMemoryIsTheFrameItself() throws IOException {
        int descriptor = screen();
        scanoutMap(descriptor, 0x20028888);
        assertEquals(RED, pixel(0, 0));
        assertEquals(BLUE, pixel(1, 0));
        pending.take();
        write(descriptor, BLUE);
        assertEquals(BLUE, pixel(0, 0), "it is a copy");
        send("UpdateMap", numbers(0, 0, 1, 1));
        Pending.Work work = pending.take();
        assertEquals(new Rectangle(0, 0, 1, 1), work.damage());
        int[] seen = new int[2];
        work.frame().orElseThrow().image().getPixels(0, 0, 2, seen, 0);
        assertEquals(BLUE << 8 | 0xff, Integer.reverseBytes(seen[0]) << 8 | 0xff);
        libc.close(descriptor);
    }

    @Test
    void aGuestThatShowsTwoPicturesInTurnKeepsOneFrame() throws IOException {
        int one = screen();
        int two = screen();
        scanoutMap(one, 0x20028888);
        Pending.Work first = pending.take();
        scanoutMap(two, 0x20028888);
        Pending.Work second = pending.take();
        assertNotEquals(first.frame(), second.frame());
        write(two, BLUE);
        assertEquals(RED, pixel(0, 0), "it is no copy");
        scanoutMap(two, 0x20028888);
        assertEquals(second.frame(), pending.take().frame());
        assertEquals(BLUE, pixel(0, 0));
        write(two, RED);
        send("UpdateMap", numbers(1, 0, 1, 1));
        assertEquals(BLUE, pixel(0, 0), "another part has changed");
        send("UpdateMap", numbers(0, 0, 1, 1));
        assertEquals(RED, pixel(0, 0));
        // in band again, of the same size
        send("Scanout", numbers(2, 1, 8, 0x20028888, 8).raw(new byte[8]));
        assertEquals(0, pixel(0, 0));
        libc.close(one);
        libc.close(two);
    }

    @Test
    void rowsOfSharedMemoryThatLieOverEachOtherArePassedOver() throws IOException {
        int descriptor = screen();
        scanoutMap(descriptor, 4, 0x20028888);
        assertEquals(0, pixel(0, 0));
        send("UpdateMap", numbers(0, 0, 1, 1));
        scanoutMap(descriptor, 0x20028888);
        assertEquals(RED, pixel(0, 0));
        libc.close(descriptor);
    }

    @Test
    void sharedMemoryOfOtherColoursIsConverted() throws IOException {
        int descriptor = screen();
        scanoutMap(descriptor, A8B8G8R8);
        assertEquals(BLUE, pixel(0, 0));
        assertEquals(RED, pixel(1, 0));
        libc.close(descriptor);
    }

    @Test
    void pixelsForAScreenInSharedMemoryAreRefusedAndHarmNothing() throws IOException {
        int descriptor = screen();
        scanoutMap(descriptor, 0x20028888);
        sender.ask(new Peer.Method("/x", "y", "Update"),
                new Peer.Arguments("", numbers(0, 0, 1, 1, 4, 0x20028888, 4).raw(new byte[4]).bytes()), NOBODY);
        assertEnds("in shared memory");
        libc.close(descriptor);
    }

    @Test
    void absurdSizesOfSharedMemoryAreRefused() throws IOException {
        try (Socket shared = new Socket(libc, screen())) {
            sender.ask(new Peer.Method("/x", "y", "ScanoutMap"),
                    new Peer.Arguments("huuuuu", numbers(0, 0, 1 << 30, 1, 8, 0x20028888).bytes()), shared, NOBODY);
        }
        assertEnds("1073741824 by 1");
    }

    private void answer() throws IOException {
        Header header = sender.next();
        sender.read(header.bodyLength());
        answered = header.replySerial();
        assertEquals(Header.REPLY, header.type());
    }

    @Test
    void sharedMemoryThatIsTooSmallIsRefused() throws IOException {
        int descriptor = memfd.memfd_create("screen", 0);
        try (Socket shared = new Socket(libc, descriptor)) {
            sender.ask(new Peer.Method("/x", "y", "ScanoutMap"),
                    new Peer.Arguments("huuuuu", numbers(0, 0, 2, 1, 8, 0x20028888).bytes()),
                    shared, NOBODY);
        }
        assertEnds("smaller than the screen");
    }

    @Test
    void theScreenGoesDark() throws IOException {
        redScreen();
        send("Disable", new Marshal());
        assertTrue(pending.take().frame().isEmpty());
    }

    @Test
    void thePointersShape() throws IOException {
        send("CursorDefine", numbers(1, 1, 0, 0, 4, 0x80ff0000));
        send("MouseSet", numbers(5, 6, 0));
        assertEquals(List.of("1x1 at 0,0 80ff0000", "hidden"), cursor);
    }

    @Test
    void itsPropertiesOfferSharedMemory() throws IOException {
        sender.ask(new Peer.Method("/x", "org.freedesktop.DBus.Properties", "GetAll"), Peer.Arguments.NONE, NOBODY);
        Header answer = sender.next();
        String body = new String(sender.read(answer.bodyLength()).getByteArray(0, answer.bodyLength()), "ISO-8859-1");
        assertTrue(body.contains("org.qemu.Display1.Listener.Unix.Map"), body);
    }

    @Test
    void absurdSizesAndLengthsEndTheConnection() throws IOException {
        sender.ask(new Peer.Method("/x", "y", "Scanout"),
                new Peer.Arguments("", numbers(100_000, 2, 8, 0x20028888, 0).bytes()), NOBODY);
        assertEnds("100000 by 2");
    }

    @Test
    void aLengthThatDoesNotFitEndsTheConnection() throws IOException {
        sender.ask(new Peer.Method("/x", "y", "Scanout"),
                new Peer.Arguments("", numbers(2, 2, 8, 0x20028888, 99).raw(new byte[16]).bytes()), NOBODY);
        assertEnds("16 bytes");
    }

    private void assertEnds(String why) {
        ExecutionException e = assertThrows(ExecutionException.class, () -> reading.get(10, TimeUnit.SECONDS));
        assertTrue(String.valueOf(e.getCause()).contains(why), String.valueOf(e.getCause()));
    }

    @Test
    void whatIsNoDBusEndsTheConnection() throws IOException {
        Socket[] ends = Socket.pair(libc);
        try (Socket other = ends[0]; Peer peer = new Peer(ends[1])) {
            other.write(new byte[64]);
            assertThrows(IOException.class, peer::next);
        }
    }
}
