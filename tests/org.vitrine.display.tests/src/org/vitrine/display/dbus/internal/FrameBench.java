// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.DoubleStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.core.VitrineException;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.display.internal.ProcessorTime;
import org.vitrine.display.x11.internal.Painting;
import org.vitrine.display.x11.internal.XServer;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * What it costs to bring a frame whose bytes have been received to the screen, for {@code releng/bench/screens.sh}; prints and
 * asserts no times, and is not run as a test.
 * <p>
 * The cost is the time from the last byte in memory until the X server says that the frame is in the window, and the processor
 * time of this process and of the server for it, by the calls that the thread makes which reads from the socket; the unit is one
 * memcpy of the frame, from the same memory to other memory, taken in turn with it. What comes from the socket is in the
 * processor's cache, so another thread writes the frame before each round.
 */
final class FrameBench {
    private static final int ROUNDS = 100;
    private static final int TURNS = 5;
    private static final String UNIT = "memcpy";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final Display display = Display.getDefault(); // loads GTK
    private final Copy libc = NativeLibraries.load(LibC.LIBRARY, Copy.class);
    private final ExecutorService reader = Executors.newSingleThreadExecutor();
    private final ProcessorTime server = ProcessorTime.ofXServer();
    private final Natives natives;

    FrameBench() throws VitrineException {
        natives = Natives.load();
    }

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
    record Cost(double took, double here, double server) {
        static Cost least(List<Cost> all) {
            return new Cost(least(all.stream().mapToDouble(Cost::took)), least(all.stream().mapToDouble(Cost::here)),
                    least(all.stream().mapToDouble(Cost::server)));
        }

        static double least(DoubleStream values) {
            double[] sorted = values.sorted().toArray();
            return sorted[sorted.length / 10];
        }

        String in(Cost unit) {
            return "%.3f ms until it is there (%.2f times); processor %.3f ms here, %.3f ms the X server, together %.2f times"
                    .formatted(took, took / unit.took, here, server, (here + server) / unit.here);
        }
    }

    @AfterEach
    void close() {
        reader.shutdown();
    }

    /** Another thread writes to the frame, as the one does that reads from the socket. */
    private void receive(Frame frame, int number) {
        CompletableFuture.runAsync(
                () -> frame.pixels().setMemory(0, (long) frame.stride() * frame.size().y, (byte) number), reader)
                .join();
    }

    /** The server's time is looked at before the next frame comes, so that this disturbs nothing that is measured. */
    private List<Cost> costs(Frame frame, Way way) throws IOException {
        List<Cost> all = new ArrayList<>();
        double its = server.milliseconds();
        for (int i = 0; i < ROUNDS; i++) {
            receive(frame, i);
            long mine = THREADS.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            way.once();
            double took = (System.nanoTime() - begin) / 1e6;
            double here = (THREADS.getCurrentThreadCpuTime() - mine) / 1e6;
            double now = server.milliseconds();
            all.add(new Cost(took, here, now - its));
            its = now;
        }
        return all;
    }

    /** What painted how often. */
    private final class Results {
        private final Map<String, List<Cost>> all = new LinkedHashMap<>();

        void add(String name, List<Cost> more) {
            all.computeIfAbsent(name, n -> new ArrayList<>()).addAll(more);
        }

        void print(Point size) {
            Cost unit = Cost.least(all.getOrDefault(UNIT, List.of()));
            all.remove(UNIT);
            System.out.printf("BENCH a frame of %d x %d: memcpy %.3f ms%n", size.x, size.y, unit.took());
            all.forEach((name, costs) -> System.out.println("BENCH   " + name + ": " + Cost.least(costs).in(unit)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "1920, 1080"})
    void fromItsBytesToTheScreen(int width, int height) throws IOException {
        Point size = new Point(width, height);
        Frame frame = Frame.of(natives.libc(), width, height);
        Rectangle larger = new Rectangle(0, 0, width * 5 / 4, height * 5 / 4);
        Rectangle smaller = new Rectangle(0, 0, width * 4 / 5, height * 4 / 5);
        Rectangle twice = new Rectangle(0, 0, width * 2, height * 2);
        NativeLong bytes = new NativeLong((long) frame.stride() * height);
        Results results = new Results();
        try (SharedMemory other = SharedMemory.of(natives.libc(), bytes.longValue())) {
            for (int i = 0; i < TURNS; i++) {
                results.add(UNIT, costs(frame, () -> libc.memcpy(other.start(), frame.pixels(), bytes)));
                results.add("one pixel, by the X server from our memory", direct(frame, frame.area(), 1, 1));
                results.add("64 x 64 pixels, so", direct(frame, frame.area(), 64, 64));
                results.add("three quarters of each row, so", direct(frame, frame.area(), width * 3 / 4, height));
                results.add("all of it, so", direct(frame, frame.area(), width, height));
                results.add("all of a new frame, with what is to be done at first", fresh(size));
                results.add("larger by a quarter, by the X server", direct(frame, larger, width, height));
                results.add("larger by a quarter, 64 x 64 pixels of it", direct(frame, larger, 64, 64));
                results.add("smaller by a fifth, by the X server", direct(frame, smaller, width, height));
                results.add("twice as large, a quarter of it", direct(frame, twice, width / 2, height / 2));
                results.add("all of it, by GTK where that cannot be", byGtk(frame, size));
                results.add("larger by a quarter, by GTK", byGtk(frame, new Point(larger.width, larger.height)));
                results.add("smaller by a fifth, by GTK", byGtk(frame, new Point(smaller.width, smaller.height)));
            }
        }
        results.print(size);
        frame.letGo();
    }

    /** A part of a frame by the calls that the reading thread makes; the answer that the painter's thread waits for. */
    private List<Cost> direct(Frame frame, Rectangle at, int width, int height) throws IOException {
        boolean scaled = !at.equals(frame.area());
        try (BareWindow window = new BareWindow(natives, new Point(at.width, at.height));
                XServer painter = window.server()) {
            Painting painting = painter.begin(frame.picture(), window.id(), at);
            return costs(frame, () -> {
                painting.paint(new Rectangle(0, 0, width, height));
                if (!painter.next().there()) {
                    throw new IOException("the window is gone");
                }
                if (scaled) {
                    painter.await(); // the server tells that it has read it before it has painted it
                }
            });
        }
    }

    /** With all that is to be done for a frame of another size: the server maps its memory. */
    private List<Cost> fresh(Point size) throws IOException {
        Frame frame = Frame.of(natives.libc(), size.x, size.y);
        try (BareWindow window = new BareWindow(natives, size); XServer painter = window.server()) {
            int id = window.id();
            return costs(frame, () -> {
                Painting painting = painter.begin(frame.picture(), id, frame.area());
                painting.paint(frame.area());
                painter.next();
                painting.end();
            });
        } finally {
            frame.letGo();
        }
    }

    private List<Cost> byGtk(Frame frame, Point size) throws IOException {
        try (BareWindow window = new BareWindow(natives, size)) {
            int[] painted = new int[1];
            window.canvas.control().addListener(SWT.Paint, e -> painted[0]++);
            window.show(frame);
            window.run();
            return costs(frame, () -> {
                int before = painted[0];
                window.show(frame);
                while (painted[0] == before) {
                    if (!display.readAndDispatch()) {
                        display.sleep();
                    }
                }
                natives.gtk().gdk_display_sync(natives.gtk().gdk_display_get_default());
            });
        }
    }
}
