// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.vitrine.core.VitrineException;
import org.vitrine.display.internal.ScreenPixels;
import org.vitrine.display.x11.internal.XWindow;

/** A frame in a window, painted by the X server from our memory or by GTK, for tests that look at what is really on the screen. */
abstract class FramesOnScreen {
    static final int SECONDS = 30;
    static final int RED = 0xff0000;
    static final int GREEN = 0x00ff00;
    static final int BLUE = 0x0000ff;
    static final Point SIZE = new Point(320, 200);
    final Display display = Display.getDefault();
    final Natives natives;
    final Shell shell = shell(40, 40);
    final ScreenPixels screen = new ScreenPixels();
    Frame frame;
    Optional<Blitter> blitter = Optional.empty();

    FramesOnScreen() throws VitrineException, IOException {
        natives = Natives.load();
        frame = Frame.of(natives.libc(), SIZE.x, SIZE.y);
    }

    Shell shell(int x, int y) {
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

    void fill(Rectangle area, int colour) {
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                frame.pixels().setInt((long) y * frame.stride() + 4L * x, colour);
            }
        }
    }

    void until(BooleanSupplier so, String otherwise) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!so.getAsBoolean() && System.nanoTime() < end) {
            turn();
        }
        assertTrue(so.getAsBoolean(), otherwise);
    }

    void turn() {
        if (!display.readAndDispatch()) {
            pause();
        }
    }

    /** A window manager may have another size in mind at first. */
    static boolean sized(Shell one) {
        if (!one.getSize().equals(SIZE)) {
            one.setSize(SIZE);
            return false;
        }
        return true;
    }

    static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int pixel(FrameCanvas canvas, int x, int y) {
        return screen.at(canvas.control().toDisplay(x, y));
    }

    /** A canvas that shows the frame, by a blitter of this display. */
    FrameCanvas open(String server) {
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

    FrameCanvas direct() {
        Optional<String> server = XWindow.display(natives.gtk(), natives.objects());
        FrameCanvas canvas = open(server.orElseThrow());
        until(() -> blitter.orElseThrow().isUsable(), "the X server takes no memory of ours");
        canvas.anew();
        until(() -> takes(frame), "it is painted by GTK");
        until(() -> pixel(canvas, 5, 5) == RED, "the frame is not painted any more");
        return canvas;
    }

    boolean takes(Frame one) {
        return blitter.orElseThrow().damaged(one, new Rectangle(0, 0, 0, 0));
    }

    /** Without a turn of the UI thread. */
    void comes(FrameCanvas canvas, int x, int y, int colour) {
        Point where = canvas.control().toDisplay(x, y);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (screen.at(where) != colour && System.nanoTime() < end) {
            pause();
        }
        assertEquals(Integer.toHexString(colour), Integer.toHexString(screen.at(where)));
    }

    void resize(FrameCanvas canvas, int width, int height) {
        shell.setSize(width, height);
        until(() -> shell.getSize().equals(new Point(width, height)), "the window keeps its size");
        until(() -> takes(frame), "it is not painted by the X server");
        shell.update();
        assertEquals(new Point(width, height), canvas.control().getSize());
    }
}
