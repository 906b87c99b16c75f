// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.core.VitrineException;
import org.vitrine.display.internal.PixelWatch;
import org.vitrine.display.internal.ScreenPixels;
import org.vitrine.display.x11.internal.XWindow;

/** Frames that the X server takes from our memory: what is really on the screen, and who had to do something for it. */
final class BlitterTest extends FramesOnScreen {
    BlitterTest() throws VitrineException, IOException {
        // the fixture's
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
