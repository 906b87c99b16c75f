// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.VitrineException;
import org.vitrine.display.internal.FrameCounter;
import org.vitrine.display.internal.ScreenPixels;

/** Large changes are painted while they come: what is painted by when, and what is left when something happens in between. */
final class ArrivalTest {
    private static final int SECONDS = 30;
    private static final int MOST = 100;
    private static final Point SIZE = new Point(640, 480);
    private static final int ROW = 4 * SIZE.x;
    private static final int X8R8G8B8 = 0x20020888;
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;
    private final Natives natives;
    private final Socket theirs;
    private final Peer sender;
    private final Pending pending = new Pending(this::damaged, new FrameCounter(() -> 0), this::wake);
    private final CompletableFuture<Boolean> reading;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile Pending.Direct painter = (frame, area) -> true;
    private @Nullable Frame frame;

    ArrivalTest() throws VitrineException, IOException {
        Display.getDefault(); // loads GTK
        natives = Natives.load();
        Socket[] ends = Socket.pair(natives.libc());
        theirs = ends[0];
        sender = new Peer(theirs);
        Peer receiver = new Peer(ends[1]);
        Scanout scanout = new Scanout(natives.libc(), receiver, pending, new NoPointer());
        reading = Hearing.of(scanout, receiver);
    }

    private void wake() {
        wakes.incrementAndGet();
    }

    /** Notes which rows are to be painted and the colour of the last of their pixels, which is in memory by then. */
    private boolean damaged(Frame one, Rectangle area) {
        if (told.size() > MOST) {
            throw new IllegalStateException("told without end");
        }
        int last = area.isEmpty() ? -1 : pixel(one, area.x + area.width - 1, area.y + area.height - 1);
        told.add(area.y + " to " + (area.y + area.height) + ": " + Integer.toHexString(last));
        return painter.damaged(one, area);
    }

    private static int pixel(Frame one, int x, int y) {
        return one.pixels().getInt((long) y * one.stride() + 4L * x);
    }

    private String told() throws InterruptedException {
        return String.valueOf(told.poll(SECONDS, TimeUnit.SECONDS));
    }

    /** A red picture, of which the one who paints is not told: it is new. */
    @BeforeEach
    void first() throws IOException {
        theirs.write(ListenerCall.head("Scanout", ROW * SIZE.y, SIZE.x, SIZE.y, ROW, X8R8G8B8));
        rows(RED, SIZE.y);
        answer();
        frame = pending.take().frame().orElseThrow();
        assertEquals(1, wakes.get());
    }

    @AfterEach
    void end() {
        shown().letGo();
        pending.close();
        sender.shutDown();
        sender.close();
    }

    private Frame shown() {
        Frame now = frame;
        if (now == null) {
            throw new IllegalStateException("there is no picture");
        }
        return now;
    }

    private void update(int rows) throws IOException {
        theirs.write(ListenerCall.head("Update", ROW * rows, 0, 0, SIZE.x, rows, ROW, X8R8G8B8));
    }

    private void rows(int colour, int count) throws IOException {
        ByteBuffer pixels = ByteBuffer.allocate(ROW * count).order(ByteOrder.LITTLE_ENDIAN);
        while (pixels.hasRemaining()) {
            pixels.putInt(colour);
        }
        theirs.write(pixels.array());
    }

    private void answer() throws IOException {
        Header answer = sender.next();
        sender.read(answer.bodyLength());
        assertEquals(Header.REPLY, answer.type(), answer.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Scanout", "Update"})
    void halfOfWhatIsLeftIsPaintedWhileTheRestComes(String method) throws IOException, InterruptedException {
        int[] numbers = method.equals("Update")
                ? new int[]{0, 0, SIZE.x, SIZE.y, ROW, X8R8G8B8}
                : new int[]{SIZE.x, SIZE.y, ROW, X8R8G8B8};
        theirs.write(ListenerCall.head(method, ROW * SIZE.y, numbers));
        rows(GREEN, 240);
        assertEquals("0 to 240: ff00", told());
        assertEquals(1, pending.rate(), "a part is no picture");
        assertEquals(RED, pixel(shown(), 0, 240));
        rows(GREEN, 120);
        assertEquals("240 to 360: ff00", told());
        assertEquals(1, pending.rate(), "a part is no picture");
        rows(GREEN, 120);
        answer();
        assertEquals("360 to 480: ff00", told());
        assertTrue(told.isEmpty(), told::toString);
        assertEquals(2, pending.rate());
        assertEquals(1, wakes.get());
        assertTrue(pending.take().damage().isEmpty());
    }

    @Test
    void whatGtkPaintsIsOneChange() throws IOException, InterruptedException {
        painter = (one, area) -> false;
        update(SIZE.y);
        rows(GREEN, 240);
        assertEquals("0 to 240: ff00", told());
        assertEquals(1, wakes.get(), "the UI thread is woken for a part");
        rows(GREEN, 240);
        answer();
        assertEquals(2, wakes.get());
        assertEquals(2, pending.rate());
        assertEquals(shown().area(), takeDamage());
    }

    private Rectangle takeDamage() {
        Pending.Work work = pending.take();
        work.frame().ifPresent(Frame::letGo);
        return work.damage();
    }

    @Test
    void aSmallChangeIsToldOfOnce() throws IOException, InterruptedException {
        update(200);
        rows(GREEN, 200);
        answer();
        assertEquals("0 to 200: ff00", told());
        assertTrue(told.isEmpty(), told::toString);
        assertEquals(2, pending.rate());
    }

    /** Its memory is not that of the picture which is shown. */
    @Test
    void ofAPictureOfAnotherSizeNothingIsPaintedBeforeItIsThere() throws IOException {
        int rows = SIZE.y + 20;
        theirs.write(ListenerCall.head("Scanout", ROW * rows, SIZE.x, rows, ROW, X8R8G8B8));
        rows(GREEN, rows);
        answer();
        assertTrue(told.isEmpty(), told::toString);
        assertEquals(new Rectangle(0, 0, SIZE.x, rows), takeDamage());
        assertEquals(RED, pixel(shown(), 0, 0));
    }

    @Test
    void aRowThatIsLargeByItselfIsNotHalved() throws IOException, InterruptedException {
        int large = 1 << 20;
        theirs.write(ListenerCall.head("Update", large, 0, 7, 1, 1, large, X8R8G8B8));
        theirs.write(new byte[large]);
        assertEquals("7 to 8: 0", told());
        answer();
    }

    /** Its upper half has been painted by the X server, and its third quarter is on the way. */
    private Blitter halfShown(BareWindow window, ScreenPixels screen) throws IOException {
        Blitter blitter = new Blitter(window.serverName(), () -> {
            // the test asks whether it can paint
        });
        until(blitter::isUsable, "the X server takes no memory of ours");
        painter = blitter;
        blitter.show(shown(), window.id(), shown().area(), shown().area());
        until(() -> seen(window, screen, 470) == RED, "the picture is not painted");
        update(SIZE.y);
        rows(GREEN, 300);
        until(() -> seen(window, screen, 239) == GREEN, "what has come is not painted");
        assertEquals(RED, seen(window, screen, 360));
        return blitter;
    }

    private static int seen(BareWindow window, ScreenPixels screen, int y) {
        return screen.at(window.canvas.control().toDisplay(5, y));
    }

    private static void until(BooleanSupplier so, String otherwise) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!so.getAsBoolean() && System.nanoTime() < end) {
            FramesOnScreen.pause();
        }
        assertTrue(so.getAsBoolean(), otherwise);
    }

    @Test
    void theRestIsSeenWhenItHasCome() throws IOException {
        try (BareWindow window = new BareWindow(natives, SIZE);
                ScreenPixels screen = new ScreenPixels();
                Blitter blitter = halfShown(window, screen)) {
            rows(GREEN, 180);
            answer();
            until(() -> seen(window, screen, 479) == GREEN, "the rest is not painted");
            for (int y = 0; y < SIZE.y; y++) {
                assertEquals(GREEN, seen(window, screen, y), "row " + y);
            }
            assertTrue(blitter.isUsable());
        }
    }

    @Test
    void aConnectionThatBreaksInBetweenHarmsNothing() throws IOException {
        try (BareWindow window = new BareWindow(natives, SIZE);
                ScreenPixels screen = new ScreenPixels();
                Blitter blitter = halfShown(window, screen)) {
            sender.shutDown();
            assertThrows(ExecutionException.class, () -> reading.get(SECONDS, TimeUnit.SECONDS));
            assertEquals(1, pending.rate());
            assertEquals(RED, seen(window, screen, 470));
            shown().pixels().setMemory(0, (long) ROW * SIZE.y, (byte) 0);
            assertTrue(blitter.damaged(shown(), shown().area()));
            until(() -> seen(window, screen, 470) == 0, "nothing is painted any more");
        }
    }

    @Test
    void aViewThatIsHiddenInBetweenIsPaintedAllWhenItIsSeenAgain() throws IOException {
        try (BareWindow window = new BareWindow(natives, SIZE);
                ScreenPixels screen = new ScreenPixels();
                Blitter blitter = halfShown(window, screen)) {
            blitter.hide();
            rows(GREEN, 180);
            answer();
            assertEquals(new Rectangle(0, 240, SIZE.x, 240), takeDamage());
            assertEquals(2, wakes.get());
            assertEquals(2, pending.rate());
            assertEquals(RED, seen(window, screen, 479));
            blitter.show(shown(), window.id(), shown().area(), new Rectangle(0, 0, 1, 1));
            until(() -> seen(window, screen, 479) == GREEN, "it is not painted again");
        }
    }

    @Test
    void aViewThatBecomesSmallerInBetweenShowsAll() throws IOException {
        try (BareWindow window = new BareWindow(natives, SIZE);
                ScreenPixels screen = new ScreenPixels();
                Blitter blitter = halfShown(window, screen)) {
            blitter.show(shown(), window.id(), new Rectangle(0, 0, SIZE.x / 2, SIZE.y / 2), new Rectangle(0, 0, 1, 1));
            rows(GREEN, 180);
            answer();
            until(() -> seen(window, screen, 239) == GREEN && seen(window, screen, 150) == GREEN,
                    "it is not all there");
            assertEquals(RED, seen(window, screen, 479), "it is painted where it was");
        }
    }
}
