// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.vitrine.core.VitrineException;
import org.vitrine.display.gtk.internal.Gtk;
import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** A frame's way for {@code releng/bench/screens.sh}; prints and asserts no times, and is not run as a test. */
final class FrameBench {
    private static final Point SIZE = new Point(1280, 800);
    private static final int ROUNDS = 300;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The C library. */
    private interface Copy extends Library {
        Pointer memcpy(Pointer to, Pointer from, NativeLong count);
    }

    /** GDK. */
    private interface Sync extends Library {
        void gdk_display_sync(Pointer display);
    }

    /** The middle of many, in milliseconds. */
    private static double median(Runnable once) {
        double[] times = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            once.run();
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    @Test
    void fromItsBytesToTheScreen() throws VitrineException, IOException {
        Display display = Display.getDefault(); // loads GTK
        Natives natives = Natives.load();
        Copy libc = NativeLibraries.load(LibC.LIBRARY, Copy.class);
        Sync sync = NativeLibraries.load("libgdk-3.so.0", Sync.class);
        Pointer server = NativeLibraries.load(Gtk.LIBRARY, Gtk.class).gdk_display_get_default();
        long bytes = 4L * SIZE.x * SIZE.y;
        Memory from = new Memory(bytes);
        Memory to = new Memory(bytes);
        from.setMemory(0, bytes, (byte) 7);
        to.setMemory(0, bytes, (byte) 8);
        double memcpy = median(() -> libc.memcpy(to, from, new NativeLong(bytes)));

        Shell shell = new Shell(display, SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        shell.setSize(SIZE);
        FrameCanvas canvas = new FrameCanvas(natives.cairo(), shell);
        shell.open();
        while (display.readAndDispatch()) {
            // until it is there
        }
        Frame frame = Frame.of(SIZE.x, SIZE.y);
        Rectangle all = new Rectangle(0, 0, SIZE.x, SIZE.y);
        int[] painted = new int[1];
        canvas.control().addListener(SWT.Paint, e -> painted[0]++);
        Runnable once = () -> {
            int before = painted[0];
            canvas.show(new Pending.Work(Optional.of(frame.hold()), all, 1));
            while (painted[0] == before) {
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
        };
        median(once); // warm
        long cpu = THREADS.getCurrentThreadCpuTime();
        median(once);
        double processor = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6 / ROUNDS;
        double shown = median(() -> {
            GC gc = new GC(canvas.control());
            canvas.paint(gc);
            gc.dispose();
            sync.gdk_display_sync(server);
        });
        shell.dispose();
        System.out.printf(
                "BENCH a frame of %d x %d: memcpy %.2f ms; from its bytes to what GTK gives the X server %.2f ms"
                        + " of processor (%.1f times); until the X server has it, straight to the window, %.2f ms (%.1f times)%n",
                SIZE.x, SIZE.y, memcpy, processor, processor / memcpy, shown, shown / memcpy);
    }
}
