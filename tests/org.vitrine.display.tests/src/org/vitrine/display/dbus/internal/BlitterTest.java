// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.VitrineException;
import org.vitrine.display.internal.PixelWatch;
import org.vitrine.display.internal.ScreenPixels;
import org.vitrine.display.x11.internal.XWindow;

/** Frames that the X server takes from our memory: what is really on the screen, and who had to do something for it. */
final class BlitterTest {
    private static final int SECONDS = 30;
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;
    private static final int BLUE = 0x0000ff;
    private static final Point SIZE = new Point(320, 200);
    private final Display display = Display.getDefault();
    private final Natives natives;
    private final Shell shell = shell(40, 40);
    private final ScreenPixels screen = new ScreenPixels();
    private Frame frame;
    private Optional<Blitter> blitter = Optional.empty();

    BlitterTest() throws VitrineException, IOException {
        natives = Natives.load();
        frame = Frame.of(natives.libc(), SIZE.x, SIZE.y);
    }

    private Shell shell(int x, int y) {
        Shell made = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP);
        made.setLayout(new FillLayout());
        made.setBounds(x, y, SIZE.x, SIZE.y);
        return made;
    }

    @BeforeEach
    void fill() {
        fill(frame.area(), RED);
    }

    @AfterEach
    void close() {
        shell.dispose();
        blitter.ifPresent(Blitter::close);
        frame.letGo();
        screen.close();
    }

    private void fill(Rectangle area, int colour) {
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                frame.pixels().setInt((long) y * frame.stride() + 4L * x, colour);
            }
        }
    }

    private void until(BooleanSupplier so, String otherwise) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!so.getAsBoolean() && System.nanoTime() < end) {
            turn();
        }
        assertTrue(so.getAsBoolean(), otherwise);
    }

    private void turn() {
        if (!display.readAndDispatch()) {
            pause();
        }
    }

    /** A window manager may have another size in mind at first. */
    private static boolean sized(Shell one) {
        if (!one.getSize().equals(SIZE)) {
            one.setSize(SIZE);
            return false;
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int pixel(FrameCanvas canvas, int x, int y) {
        return screen.at(canvas.control().toDisplay(x, y));
    }

    /** A canvas that shows the frame, by a blitter of this display. */
    private FrameCanvas open(String server) {
        blitter = Optional.of(new Blitter(server, () -> {
            // the test asks whether it can paint
        }));
        FrameCanvas canvas = new FrameCanvas(natives, blitter, shell);
        shell.open();
        until(() -> sized(shell), "the window is not as large as it is to be");
        canvas.show(new Pending.Work(Optional.of(frame.hold()), frame.area()));
        until(() -> pixel(canvas, 5, 5) == RED, "the frame is not painted");
        return canvas;
    }

    private FrameCanvas direct() {
        Optional<String> server = XWindow.display(natives.gtk(), natives.objects());
        FrameCanvas canvas = open(server.orElseThrow());
        until(() -> blitter.orElseThrow().isUsable(), "the X server takes no memory of ours");
        canvas.anew();
        until(() -> takes(frame), "it is painted by GTK");
        until(() -> pixel(canvas, 5, 5) == RED, "the frame is not painted any more");
        return canvas;
    }

    private boolean takes(Frame one) {
        return blitter.orElseThrow().damaged(one, new Rectangle(0, 0, 0, 0));
    }

    /** The frame is one that lies in another process's memory, with more than its pixels in each row. */
    private void shareTheirs() throws IOException {
        frame.letGo();
        int stride = 4 * SIZE.x + 64;
        SharedMemory theirs = SharedMemory.of(natives.libc(), 128L + (long) stride * SIZE.y);
        theirs.start().setMemory(0, 128L + (long) stride * SIZE.y, (byte) 0x55);
        frame = Frame.in(theirs, 128, stride, SIZE.x, SIZE.y);
        fill(frame.area(), RED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 130})
    void aScreenInQemusMemoryIsPaintedFromThere(int more) throws IOException {
        shareTheirs();
        FrameCanvas canvas = direct();
        resize(canvas, SIZE.x + more, SIZE.y + more);
        Point middle = new Point((SIZE.x + more) / 2, (SIZE.y + more) / 2);
        fill(new Rectangle(SIZE.x / 2 - 20, SIZE.y / 2 - 20, 40, 40), GREEN);
        assertTrue(blitter.orElseThrow().damaged(frame, new Rectangle(SIZE.x / 2 - 20, SIZE.y / 2 - 20, 40, 40)));
        comes(canvas, middle.x, middle.y, GREEN);
        int beside = 20 * (SIZE.y + more) / SIZE.y + 3;
        assertEquals(RED, pixel(canvas, middle.x - beside - more / 4, middle.y));
        assertEquals(RED, pixel(canvas, middle.x, middle.y + beside + more / 4));
        fill(frame.area(), BLUE);
        assertTrue(blitter.orElseThrow().damaged(frame, frame.area()));
        comes(canvas, SIZE.x - 1, middle.y, BLUE);
        assertEquals(BLUE, pixel(canvas, 0, middle.y));
    }

    /** Without a turn of the UI thread. */
    private void comes(FrameCanvas canvas, int x, int y, int colour) {
        Point where = canvas.control().toDisplay(x, y);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (screen.at(where) != colour && System.nanoTime() < end) {
            pause();
        }
        assertEquals(Integer.toHexString(colour), Integer.toHexString(screen.at(where)));
    }

    @Test
    void whatChangesIsPaintedWithoutTheUiThreadAndNothingElse() {
        FrameCanvas canvas = direct();
        Blitter one = blitter.orElseThrow();
        one.hide();
        fill(frame.area(), BLUE);
        one.show(frame, XWindow.of(natives.gtk(), canvas.control()).orElseThrow().id(), frame.area(), frame.area());
        comes(canvas, 5, 5, BLUE);
        fill(frame.area(), GREEN);
        assertTrue(one.damaged(frame, new Rectangle(100, 50, 20, 10)));
        comes(canvas, 100, 50, GREEN);
        comes(canvas, 119, 59, GREEN);
        assertEquals(BLUE, pixel(canvas, 99, 50));
        assertEquals(BLUE, pixel(canvas, 120, 59));
        assertEquals(BLUE, pixel(canvas, 100, 49));
        assertEquals(BLUE, pixel(canvas, 119, 60));
    }

    @Test
    void whatIsUncoveredIsPaintedAgainAndDoesNotFlicker() {
        FrameCanvas canvas = direct();
        try (PixelWatch watch = new PixelWatch(canvas.control().toDisplay(160, 100))) {
            for (int i = 0; i < 20; i++) {
                canvas.control().redraw();
                canvas.control().update();
                pause();
                turn();
            }
            assertEquals(0, watch.changes(), "GTK paints over the picture");
        }
        Shell over = shell(40, 40);
        over.setBackground(display.getSystemColor(SWT.COLOR_BLUE));
        over.open();
        until(() -> pixel(canvas, 160, 100) == BLUE, "it is not covered");
        over.dispose();
        until(() -> pixel(canvas, 160, 100) == RED, "it is not painted again");
        assertTrue(takes(frame));
    }

    @Test
    void whatLiesOverThePictureIsNotPaintedOver() {
        FrameCanvas canvas = direct();
        shell.setLayout(null);
        Composite bar = new Composite(shell, SWT.NONE);
        bar.setBackground(display.getSystemColor(SWT.COLOR_BLUE));
        bar.moveAbove(canvas.control());
        bar.setBounds(100, 0, 100, 20);
        until(() -> pixel(canvas, 150, 10) == BLUE, "the bar is not seen");
        fill(frame.area(), GREEN);
        assertTrue(blitter.orElseThrow().damaged(frame, frame.area()));
        comes(canvas, 50, 10, GREEN);
        assertEquals(BLUE, pixel(canvas, 150, 10), "the bar is painted over");
        bar.setVisible(false);
        until(() -> pixel(canvas, 150, 10) == GREEN, "nothing is where the bar was");
    }

    /** Colours that differ from each of their neighbours, and run smoothly enough to be blended. */
    private void paintSlopes(int mask) {
        for (int y = 0; y < SIZE.y; y++) {
            for (int x = 0; x < SIZE.x; x++) {
                int colour = x * 255 / SIZE.x << 16 | y * 255 / SIZE.y << 8 | (x / 20 + y / 20) % 2 * 200;
                frame.pixels().setInt((long) y * frame.stride() + 4L * x, colour ^ mask);
            }
        }
    }

    private void resize(FrameCanvas canvas, int width, int height) {
        shell.setSize(width, height);
        until(() -> shell.getSize().equals(new Point(width, height)), "the window keeps its size");
        until(() -> takes(frame), "it is not painted by the X server");
        shell.update();
        assertEquals(new Point(width, height), canvas.control().getSize());
    }

    private int[] seen(FrameCanvas canvas) {
        Point corner = canvas.control().toDisplay(0, 0);
        Point size = canvas.control().getSize();
        return screen.in(new Rectangle(corner.x, corner.y, size.x, size.y));
    }

    @Test
    void wholeMultiplesAreSquares() {
        FrameCanvas canvas = direct();
        paintSlopes(0);
        resize(canvas, SIZE.x * 2, SIZE.y * 2);
        int[] squares = new int[SIZE.x * 2 * SIZE.y * 2];
        for (int i = 0; i < squares.length; i++) {
            int x = i % (SIZE.x * 2) / 2;
            int y = i / (SIZE.x * 2) / 2;
            squares[i] = frame.pixels().getInt((long) y * frame.stride() + 4L * x) & 0xffffff;
        }
        until(() -> Arrays.equals(squares, seen(canvas)), "pixels of the guest are no squares");
        fill(new Rectangle(30, 40, 1, 1), GREEN);
        assertTrue(blitter.orElseThrow().damaged(frame, new Rectangle(30, 40, 1, 1)));
        comes(canvas, 61, 81, GREEN);
        assertEquals(GREEN, pixel(canvas, 60, 80));
        assertEquals(squares[80 * SIZE.x * 2 + 62], pixel(canvas, 62, 80));
        assertEquals(squares[82 * SIZE.x * 2 + 60], pixel(canvas, 60, 82));
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, 130})
    void aPictureOfAnotherSizeIsBlendedAsGtkDoesItAndPartsHaveNoSeams(int more) {
        FrameCanvas canvas = direct();
        paintSlopes(0);
        resize(canvas, SIZE.x + more, SIZE.y + more);
        until(() -> seen(canvas)[0] == 0, "nothing is beside the picture");
        int[] byGtk = byGtk(SIZE.x + more, SIZE.y + more);
        until(() -> difference(byGtk, seen(canvas)) <= 3, "it is not as GTK paints it");
        paintSlopes(0xffffff);
        int[] after = byGtk(SIZE.x + more, SIZE.y + more);
        int[] eachBetweenTwo = {0, 2, 4, 6, 8, 1, 3, 5, 7};
        for (int x : eachBetweenTwo) {
            for (int y : eachBetweenTwo) {
                Rectangle part = new Rectangle(x * 36, y * 23, 36, 23);
                assertTrue(blitter.orElseThrow().damaged(frame, frame.inside(part)));
                pause(); // so that it is painted alone
            }
        }
        until(() -> difference(after, seen(canvas)) <= 3, "the parts have seams");
        resize(canvas, SIZE.x, SIZE.y);
        until(() -> pixel(canvas, SIZE.x - 1, 0) == (frame.pixels().getInt(4L * SIZE.x - 4) & 0xffffff),
                "it is not painted in its own size again");
    }

    /** What GTK paints of the frame in a window of this size. */
    private int[] byGtk(int width, int height) {
        Shell other = shell(40, 40 + SIZE.y * 2);
        FrameCanvas canvas = new FrameCanvas(natives, Optional.empty(), other);
        other.open();
        other.setSize(width, height);
        canvas.show(new Pending.Work(Optional.of(frame.hold()), frame.area()));
        Point middle = new Point(width / 2, height / 2);
        until(() -> other.getSize().equals(new Point(width, height)) && pixel(canvas, middle.x, middle.y) != 0,
                "GTK paints nothing");
        other.update();
        natives.gtk().gdk_display_sync(natives.gtk().gdk_display_get_default());
        int[] all = seen(canvas);
        other.dispose();
        return all;
    }

    /** By how much the colours of two pictures differ where they differ most. */
    private static int difference(int[] one, int[] other) {
        assertEquals(one.length, other.length);
        int most = 0;
        for (int i = 0; i < one.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                most = Math.max(most, Math.abs((one[i] >> shift & 0xff) - (other[i] >> shift & 0xff)));
            }
        }
        return most;
    }

    @Test
    void wideChangesArePaintedWhereTheyAre() {
        FrameCanvas canvas = direct();
        fill(new Rectangle(40, 30, 250, 20), GREEN);
        assertTrue(blitter.orElseThrow().damaged(frame, new Rectangle(40, 30, 250, 20)));
        comes(canvas, 289, 49, GREEN);
        assertEquals(GREEN, pixel(canvas, 40, 30));
        assertEquals(RED, pixel(canvas, 39, 30));
        assertEquals(RED, pixel(canvas, 290, 49));
        assertEquals(RED, pixel(canvas, 40, 50));
    }

    @Test
    void itGoesToAnotherWindowAndBack() {
        FrameCanvas canvas = direct();
        Shell other = shell(500, 300);
        other.open();
        until(() -> sized(other), "the other window is not as large as it is to be");
        fill(frame.area(), GREEN);
        canvas.control().setParent(other);
        other.layout();
        until(() -> pixel(canvas, 5, 5) == GREEN && takes(frame), "it is not in the other window");
        fill(frame.area(), BLUE);
        canvas.control().setParent(shell);
        shell.layout();
        other.dispose();
        until(() -> pixel(canvas, 5, 5) == BLUE && takes(frame), "it is not back");
        fill(frame.area(), RED);
        assertTrue(blitter.orElseThrow().damaged(frame, frame.area()));
        comes(canvas, 5, 5, RED);
    }

    /** As many requests would not fit into the connection. */
    @Test
    void aServerThatIsBusyHoldsUpNobodyAndNothingIsQueued() throws Exception {
        FrameCanvas canvas = direct();
        Blitter one = blitter.orElseThrow();
        fill(frame.area(), GREEN);
        try (ScreenPixels.Held held = screen.hold()) {
            CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 20_000; i++) {
                    one.damaged(frame, new Rectangle(i % SIZE.x, i % SIZE.y, 1, 1));
                }
            }).get(SECONDS, TimeUnit.SECONDS);
        }
        comes(canvas, 5, 5, GREEN);
        comes(canvas, SIZE.x - 1, SIZE.y - 1, GREEN);
    }

    @Test
    void aWindowThatIsGoneIsLeftAndTheNextOneIsPainted() {
        FrameCanvas canvas = direct();
        Blitter one = blitter.orElseThrow();
        Rectangle twice = new Rectangle(0, 0, SIZE.x * 2, SIZE.y * 2);
        for (Rectangle at : List.of(frame.area(), twice)) {
            one.show(frame, 0x7fffff, at, frame.area());
            until(() -> !takes(frame), "it paints to nowhere");
            fill(frame.area(), at == twice ? BLUE : GREEN);
            canvas.control().redraw();
            until(() -> takes(frame), "it paints no more");
            comes(canvas, 5, 5, at == twice ? BLUE : GREEN);
        }
        assertTrue(one.isUsable());
    }

    @Test
    void withoutSuchAServerGtkPaints() {
        FrameCanvas canvas = open(":4095");
        assertFalse(blitter.orElseThrow().isUsable());
        assertFalse(takes(frame));
        fill(frame.area(), GREEN);
        canvas.show(new Pending.Work(Optional.of(frame.hold()), frame.area()));
        until(() -> pixel(canvas, 5, 5) == GREEN, "it is not painted");
    }
}
