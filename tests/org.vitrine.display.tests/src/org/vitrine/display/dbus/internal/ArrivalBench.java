// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.core.VitrineException;
import org.vitrine.display.gtk.internal.NativeLibraries;
import org.vitrine.display.internal.FrameCounter;
import org.vitrine.display.internal.ProcessorTime;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * When a frame that comes through a socket is on the screen, for {@code releng/bench/screens.sh}; prints and asserts no times, and
 * is not run as a test.
 * <p>
 * Another thread writes the frame to a socket as QEMU does, the product's own reader reads it and its painter has the X server
 * paint it. Time counts from the return of the {@code recvmsg} that had the last byte, and from that of the one that had the
 * first, until the X server's event says that all of the frame is in the window; processor time is that of the reading and the
 * painting thread and of the X server, for all of the frame. The unit is one memcpy of a frame that has just been received so:
 * the same bytes, as far away from the processor. Both ways are measured in turn: what the product does, and the whole frame
 * painted after its last byte.
 */
final class ArrivalBench {
    private static final int ROUNDS = 100;
    private static final int TURNS = 5;
    private static final long LOOK_NS = 300_000;
    private static final int QUIET_LOOKS = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final ExecutorService writing = Executors.newSingleThreadExecutor();
    private final ProcessorTime server = ProcessorTime.ofXServer();
    private final Copy copy = NativeLibraries.load(LibC.LIBRARY, Copy.class);
    private final Natives natives;
    private volatile long first;
    private volatile long last;
    private volatile long painted;
    private volatile boolean next;
    private volatile Thread painter = Thread.currentThread();

    ArrivalBench() throws VitrineException {
        Display.getDefault(); // loads GTK
        natives = Natives.load();
    }

    /** The C library. */
    private interface Copy extends Library {
        Pointer memcpy(Pointer to, Pointer from, NativeLong count);
    }

    /** What is told of a frame. */
    private enum Way {
        AS_IT_COMES("painted while it comes"), WHOLE("painted when all of it is there"), NOT_AT_ALL("");

        private final String text;

        Way(String text) {
            this.text = text;
        }
    }

    /** Milliseconds. */
    private record Arrival(double afterLast, double afterFirst, double here, double server) {
    }

    /** Tells the screen what the way wants told. */
    private static final class Teller implements Scanout.Pictures {
        private final Pending pending;
        private volatile Way way = Way.AS_IT_COMES;
        private @Nullable Rectangle kept;

        Teller(Pending pending) {
            this.pending = pending;
        }

        @Override
        public void frame(Frame shown) {
            pending.frame(shown);
        }

        @Override
        public void nothing() {
            pending.nothing();
        }

        @Override
        public void arrived(Rectangle area) {
            Rectangle before = kept;
            if (way == Way.AS_IT_COMES) {
                pending.arrived(area);
            } else {
                kept = before == null ? area : before.union(area);
            }
        }

        @Override
        public void damaged(Rectangle area) {
            Rectangle before = kept;
            kept = null;
            if (way != Way.NOT_AT_ALL) {
                pending.damaged(before == null ? area : before.union(area));
            }
        }
    }

    private static final class NoCursor implements Scanout.Cursors {
        @Override
        public void shape(int width, int height, int hotX, int hotY, int[] argb) {
            // none comes
        }

        @Override
        public void visible(boolean on) {
            // none comes
        }
    }

    @AfterEach
    void close() {
        writing.shutdown();
    }

    /** The C library, with the times at which something came. */
    private LibC timed(LibC libc) {
        return (LibC) Proxy.newProxyInstance(ArrivalBench.class.getClassLoader(), new Class<?>[]{LibC.class},
                (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(libc, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                    if (method.getName().equals("recvmsg")) {
                        came(System.nanoTime());
                    }
                    return result;
                });
    }

    private void isPainted() {
        painted = System.nanoTime();
        painter = Thread.currentThread();
    }

    private void came(long now) {
        if (next) {
            first = now;
            next = false;
        }
        last = now;
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "1920, 1080"})
    void fromTheSocketToTheScreen(int width, int height) throws IOException {
        Socket[] ends = Socket.pair(natives.libc());
        LibC libc = timed(natives.libc());
        Peer receiver = new Peer(new Socket(libc, ends[1].detach()));
        int descriptor = ends[0].detach();
        Point size = new Point(width, height);
        try (Peer sender = new Peer(new Socket(natives.libc(), descriptor));
                GdbusWriter writer = new GdbusWriter(descriptor, width, height);
                BareWindow window = new BareWindow(natives, size);
                Blitter blitter = new Blitter(window.serverName(), () -> {
                    // it is asked
                }, this::isPainted);
                SharedMemory other = SharedMemory.of(natives.libc(), 4L * width * height)) {
            Pending pending = new Pending(blitter, new FrameCounter(System::nanoTime), () -> {
                // nothing is for the UI thread to do
            });
            Teller teller = new Teller(pending);
            Thread reader = Thread.ofPlatform().daemon().start(() -> read(receiver, teller));
            send(writer, sender, 0);
            Frame frame = pending.take().frame().orElseThrow();
            while (!blitter.isUsable()) {
                LockSupport.parkNanos(LOOK_NS);
            }
            blitter.show(frame, window.id(), frame.area(), frame.area());
            window.run();
            Map<Way, List<Arrival>> all = new LinkedHashMap<>();
            List<Double> received = new ArrayList<>();
            List<Double> written = new ArrayList<>();
            for (int turn = 0; turn < TURNS; turn++) {
                for (int i = 0; i < ROUNDS; i++) {
                    teller.way = Way.NOT_AT_ALL;
                    send(writer, sender, i);
                    received.add(copy(frame, other));
                }
                for (int i = 0; i < ROUNDS; i++) {
                    int value = i;
                    apart(() -> frame.pixels().setMemory(0, 4L * width * height, (byte) value));
                    written.add(copy(frame, other));
                }
                for (Way way : List.of(Way.AS_IT_COMES, Way.WHOLE)) {
                    teller.way = way;
                    for (int i = 0; i < ROUNDS; i++) {
                        all.computeIfAbsent(way, w -> new ArrayList<>()).add(arrival(writer, sender, i, reader));
                    }
                }
            }
            print(size, received, written, all);
            frame.letGo();
            pending.close();
            sender.shutDown();
        }
    }

    private static void read(Peer receiver, Teller teller) {
        try (receiver) {
            new Scanout(Natives.load().libc(), receiver, teller, new NoCursor()).read();
        } catch (IOException | VitrineException e) {
            System.getLogger(ArrivalBench.class.getName()).log(System.Logger.Level.DEBUG, "the end", e);
        }
    }

    private void apart(Runnable task) {
        CompletableFuture.runAsync(task, writing).join();
    }

    /** The reader has it all when this returns. */
    private void send(GdbusWriter writer, Peer sender, int value) throws IOException {
        apart(() -> writer.fill(value));
        next = true;
        apart(writer::write);
        sender.next();
    }

    private double copy(Frame frame, SharedMemory other) {
        long begin = System.nanoTime();
        copy.memcpy(other.start(), frame.pixels(), new NativeLong((long) frame.stride() * frame.size().y));
        return (System.nanoTime() - begin) / 1e6;
    }

    private Arrival arrival(GdbusWriter writer, Peer sender, int value, Thread reader) throws IOException {
        double its = server.milliseconds();
        long mine = time(reader);
        send(writer, sender, value);
        awaitPainted();
        double here = (time(reader) - mine) / 1e6;
        return new Arrival((painted - last) / 1e6, (painted - first) / 1e6, here, server.milliseconds() - its);
    }

    /** Until nothing has been painted for a while: a part may be in the window when the next one is on its way. */
    private void awaitPainted() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        int quiet = 0;
        long before = painted;
        while (quiet < QUIET_LOOKS && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NS);
            long now = painted;
            quiet = now == before && now > last ? quiet + 1 : 0;
            before = now;
        }
    }

    /** Of the two threads that have to do with it. */
    private long time(Thread reader) {
        return THREADS.getThreadCpuTime(reader.threadId()) + THREADS.getThreadCpuTime(painter.threadId());
    }

    private static void print(Point size, List<Double> received, List<Double> written, Map<Way, List<Arrival>> all) {
        double unit = least(received, Double::doubleValue);
        double near = least(written, Double::doubleValue);
        System.out.printf(
                "BENCH a frame of %d x %d that comes through a socket: memcpy of it %.3f ms; of one that another"
                        + " thread has just written %.3f ms%n",
                size.x, size.y, unit, near);
        all.forEach((way, arrivals) -> {
            double took = least(arrivals, Arrival::afterLast);
            System.out.printf(
                    "BENCH   %s: in the window %.3f ms after the last byte (%.2f times, and %.2f times the other"
                            + " memcpy; median %.3f and %.2f times), %.3f ms after the first (median %.3f); processor %.3f ms here,"
                            + " %.3f ms the X server%n",
                    way.text, took, took / unit, took / near,
                    median(arrivals, Arrival::afterLast),
                    median(arrivals, Arrival::afterLast) / median(received, Double::doubleValue),
                    least(arrivals, Arrival::afterFirst), median(arrivals, Arrival::afterFirst),
                    least(arrivals, Arrival::here), least(arrivals, Arrival::server));
        });
    }

    private static <T> double least(List<T> all, ToDoubleFunction<T> what) {
        return FrameBench.Cost.least(all.stream().mapToDouble(what));
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> what) {
        return all.stream().mapToDouble(what).sorted().toArray()[all.size() / 2];
    }
}
