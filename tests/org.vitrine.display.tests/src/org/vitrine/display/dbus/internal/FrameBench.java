// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.VitrineException;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.display.internal.ProcessorTime;
import org.vitrine.display.x11.internal.XServer;
import org.vitrine.display.x11.internal.XWindow;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * What it costs to bring a frame whose bytes have been received to the screen, for {@code releng/bench/screens.sh}; prints and
 * asserts no times, and is not run as a test.
 * <p>
 * The cost is the time until the X server says that the frame is in the window, and the processor time of this process and of
 * the server for it; the unit is one memcpy of the frame, from the same memory to other memory, taken in turn with it.
 */
final class FrameBench {
    private static final Point SIZE = new Point(1280, 800);
    private static final Rectangle ALL = new Rectangle(0, 0, SIZE.x, SIZE.y);
    private static final int ROUNDS = 100;
    private static final int TURNS = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final Display display = Display.getDefault(); // loads GTK
    private final Shell shell = new Shell(display, SWT.NO_TRIM);
    private final Copy libc = NativeLibraries.load(LibC.LIBRARY, Copy.class);
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private final ProcessorTime server = ProcessorTime.ofXServer();

    /** The C library. */
    private interface Copy extends Library {
        Pointer memcpy(Pointer to, Pointer from, NativeLong count);
    }

    /** Something that brings a frame somewhere. */
    @FunctionalInterface
    private interface Way {
        void once() throws IOException;
    }

    /**
     * Milliseconds a frame: the time it took and processor time of each process. Of many the one is taken that a tenth of them
     * stays below, for other work on the same machine makes the rest longer.
     */
    private record Cost(double took, double here, double server) {
        static Cost least(Cost[] all) {
            return new Cost(least(Arrays.stream(all).mapToDouble(Cost::took).toArray()),
                    least(Arrays.stream(all).mapToDouble(Cost::here).toArray()),
                    least(Arrays.stream(all).mapToDouble(Cost::server).toArray()));
        }

        static double least(double[] values) {
            Arrays.sort(values);
            return values[values.length / 10];
        }

        String in(Cost unit) {
            return "%.2f ms until it is there (%.1f times); processor %.2f ms here, %.2f ms the X server, together %.1f times"
                    .formatted(took, took / unit.took, here, server, (here + server) / unit.here);
        }
    }

    @AfterEach
    void close() {
        reader.shutdown();
        shell.dispose();
    }

    /** Another thread writes to the frame, as the one does that reads from the socket. */
    private void receive(Frame frame, int number) {
        CompletableFuture.runAsync(() -> frame.pixels().setMemory(0, 4L * SIZE.x * SIZE.y, (byte) number), reader)
                .join();
    }

    private Cost cost(Frame frame, Way way) throws IOException {
        double[] times = new double[ROUNDS];
        double[] here = new double[ROUNDS];
        double its = server.milliseconds();
        for (int i = 0; i < ROUNDS; i++) {
            receive(frame, i);
            long mine = THREADS.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            way.once();
            times[i] = (System.nanoTime() - begin) / 1e6;
            here[i] = (THREADS.getCurrentThreadCpuTime() - mine) / 1e6;
        }
        return new Cost(Cost.least(times), Cost.least(here), (server.milliseconds() - its) / ROUNDS);
    }

    @Test
    void fromItsBytesToTheScreen() throws VitrineException, IOException {
        Natives natives = Natives.load();
        Frame frame = Frame.of(natives.libc(), SIZE.x, SIZE.y);
        NativeLong bytes = new NativeLong(4L * SIZE.x * SIZE.y);
        try (SharedMemory other = SharedMemory.of(natives.libc(), bytes.longValue());
                XServer direct = XServer.connect(XWindow.display(natives.gtk(), natives.objects()).orElseThrow())) {
            FrameCanvas canvas = open(natives, frame);
            FrameCanvas second = open(natives, frame); // covers the first
            XWindow.make(natives.gtk(), natives.objects(), second.control());
            natives.gtk().gdk_display_sync(natives.gtk().gdk_display_get_default());
            XServer.Canvas window = direct.canvas(XWindow.of(natives.gtk(), second.control()).orElseThrow().id());
            XServer.Picture picture = direct.attach(frame.descriptor(), SIZE);
            int[] painted = new int[1];
            canvas.control().addListener(SWT.Paint, e -> painted[0]++);
            Cost[] copy = new Cost[TURNS];
            Cost[] straight = new Cost[TURNS];
            Cost[] byGtk = new Cost[TURNS];
            for (int i = 0; i < TURNS; i++) {
                copy[i] = cost(frame, () -> libc.memcpy(other.start(), frame.pixels(), bytes));
                second.control().getShell().setVisible(true);
                run();
                straight[i] = cost(frame, () -> direct.put(picture, ALL, window, new Point(0, 0)));
                second.control().getShell().setVisible(false);
                run();
                byGtk[i] = cost(frame, () -> paint(natives, canvas, frame, painted));
            }
            Cost unit = Cost.least(copy);
            System.out.printf("BENCH a frame of %d x %d: memcpy %.2f ms%n", SIZE.x, SIZE.y, unit.took());
            System.out.println("BENCH   by the X server from our memory: " + Cost.least(straight).in(unit));
            System.out.println("BENCH   by GTK, where that cannot be: " + Cost.least(byGtk).in(unit));
            second.control().getShell().dispose();
        }
        frame.letGo();
    }

    private FrameCanvas open(Natives natives, Frame frame) {
        Shell window = new Shell(shell, SWT.NO_TRIM);
        window.setLayout(new FillLayout());
        window.setSize(SIZE);
        FrameCanvas canvas = new FrameCanvas(natives, Optional.empty(), window);
        window.open();
        run();
        canvas.show(new Pending.Work(Optional.of(frame.hold()), ALL));
        run();
        return canvas;
    }

    private void run() {
        for (int i = 0; i < 20; i++) {
            while (display.readAndDispatch()) {
                // until it is there
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void paint(Natives natives, FrameCanvas canvas, Frame frame, int[] painted) {
        int before = painted[0];
        canvas.show(new Pending.Work(Optional.of(frame.hold()), ALL));
        while (painted[0] == before) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        natives.gtk().gdk_display_sync(natives.gtk().gdk_display_get_default());
    }
}
