// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.display.x11.internal.XServer;
import org.vitrine.display.x11.internal.XWindow;

/** A window with a canvas that GTK paints, on top of all others, and an X window of its own for who paints without GTK. */
final class BareWindow implements AutoCloseable {
    private static final int SECONDS = 30;
    private final Display display = Display.getDefault();
    private final Shell shell = new Shell(display, SWT.NO_TRIM | SWT.ON_TOP);
    private final Natives natives;
    final FrameCanvas canvas;

    BareWindow(Natives natives, Point size) {
        this.natives = natives;
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, size.x, size.y);
        canvas = new FrameCanvas(natives, Optional.empty(), shell);
        shell.open();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        do {
            shell.setSize(size); // a window manager may have another size in mind at first
            run();
        } while (!canvas.control().getSize().equals(size) && System.nanoTime() < end);
        assertEquals(size, canvas.control().getSize());
    }

    void show(Frame frame) {
        canvas.show(new Pending.Work(Optional.of(frame.hold()), frame.area()));
    }

    /** Turns of the UI thread, until what was asked for is there. */
    void run() {
        for (int i = 0; i < 10; i++) {
            while (display.readAndDispatch()) {
                // until it is there
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** The name of the X server that has it. */
    String serverName() {
        return XWindow.display(natives.gtk(), natives.objects()).orElseThrow();
    }

    XServer server() throws IOException {
        return XServer.connect(serverName());
    }

    /** The X server's name for it. */
    int id() {
        XWindow.make(natives.gtk(), natives.objects(), canvas.control());
        natives.gtk().gdk_display_sync(natives.gtk().gdk_display_get_default());
        return XWindow.of(natives.gtk(), canvas.control()).orElseThrow().id();
    }

    @Override
    public void close() {
        shell.dispose();
        run();
    }
}
