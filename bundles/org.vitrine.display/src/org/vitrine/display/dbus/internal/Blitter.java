// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.vitrine.display.x11.internal.XServer;

/**
 * Has the X server copy what changed from the memory that QEMU's pixels are read to: the only copy, and none of this process;
 * the UI thread has nothing to do with it. One copy is under way at a time, and what comes meanwhile is one more, so frames
 * are dropped and never queued.
 * <p>
 * It paints pixels as they are, one each. The UI thread says where, and paints by itself while this cannot: scaled pictures,
 * another window system, an X server on another host.
 */
final class Blitter implements Pending.Direct, AutoCloseable {
    private static final Rectangle NOTHING = new Rectangle(0, 0, 0, 0);
    private static final int LONGEST_WAIT_MS = 1000;
    private final String display;
    private final Runnable changed;
    private @Nullable Place place;
    private Rectangle damage = NOTHING;
    private boolean usable;
    private boolean busy;
    private boolean closed;

    /**
     * Where a frame is painted; holds the frame.
     *
     * @param window the X server's name for it
     * @param at     where in it the frame's upper left pixel is
     */
    private record Place(Frame frame, int window, Point at) {
    }

    private record Job(Place place, Rectangle part) {
    }

    /**
     * Connects in the background.
     *
     * @param display the X server's name
     * @param changed called when it can paint, and when it cannot any more; on a thread of its own
     */
    Blitter(String display, Runnable changed) {
        this.display = display;
        this.changed = changed;
        Thread.ofPlatform().daemon().name("Vitrine D-Bus painter").start(this::run);
    }

    /** Whether it can paint. */
    synchronized boolean isUsable() {
        return usable && !closed;
    }

    /**
     * Paints a part of this frame soon, and from now on whatever changes of it.
     *
     * @param window the X server's name for it
     * @param at     where in the window the frame's upper left pixel is
     * @param part   of the frame; all of it is painted when it was painted elsewhere before
     */
    synchronized void show(Frame frame, int window, Point at, Rectangle part) {
        Place next = new Place(frame, window, at);
        if (next.equals(place)) {
            add(part);
        } else if (isUsable()) {
            frame.hold();
            replace(next);
            damage = NOTHING;
            add(frame.area());
        }
    }

    /** Paints no more, and has ended to when this returns. */
    synchronized void hide() {
        replace(null);
        long end = System.currentTimeMillis() + LONGEST_WAIT_MS;
        try {
            for (long left = LONGEST_WAIT_MS; busy && left > 0; left = end - System.currentTimeMillis()) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean damaged(Frame frame, Rectangle area) {
        Place now = place;
        if (now == null || now.frame() != frame) {
            return false;
        }
        add(area);
        return true;
    }

    private void add(Rectangle area) {
        if (!area.isEmpty()) {
            damage = damage.isEmpty() ? area : damage.union(area);
            notifyAll();
        }
    }

    private void replace(@Nullable Place next) {
        Place last = place;
        place = next;
        if (last != null) {
            last.frame().letGo();
        }
    }

    private void run() {
        try (XServer server = XServer.connect(display)) {
            become(true);
            new Painting(server).run();
        } catch (IOException e) {
            System.getLogger(Blitter.class.getName()).log(System.Logger.Level.DEBUG, "frames are painted by GTK", e);
            become(false);
        }
    }

    private void become(boolean nowUsable) {
        synchronized (this) {
            if (usable == nowUsable || closed) {
                return;
            }
            usable = nowUsable;
            replace(null);
        }
        changed.run();
    }

    /** Waits for something to paint; empty at the end. */
    private synchronized Optional<Job> next() throws InterruptedException {
        Place now = place;
        while (!closed && (now == null || damage.isEmpty())) {
            wait();
            now = place;
        }
        if (closed || now == null) {
            return Optional.empty();
        }
        Job job = new Job(now, damage);
        damage = NOTHING;
        busy = true;
        now.frame().hold();
        return Optional.of(job);
    }

    private synchronized void done(Job job, boolean there) {
        busy = false;
        job.place().frame().letGo();
        if (!there && job.place().equals(place)) {
            replace(null); // GTK tells where the picture is when it is shown again
        }
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        replace(null);
        notifyAll();
    }

    /** What the thread that paints has at the server. */
    private final class Painting {
        private final XServer server;
        private @Nullable Frame attached;
        private XServer.Picture picture = new XServer.Picture(0, new Point(0, 0));
        private XServer.Canvas canvas = new XServer.Canvas(0, 0);

        Painting(XServer server) {
            this.server = server;
        }

        void run() throws IOException {
            try {
                for (Optional<Job> job = next(); job.isPresent(); job = next()) {
                    boolean there = true;
                    try {
                        there = paint(job.get());
                    } finally {
                        done(job.get(), there);
                    }
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private boolean paint(Job job) throws IOException {
            Frame frame = job.place().frame();
            if (frame != attached) {
                if (attached != null) {
                    server.detach(picture);
                }
                picture = server.attach(frame.descriptor(), frame.size());
                attached = frame;
            }
            if (job.place().window() != canvas.id()) {
                if (canvas.id() != 0) {
                    server.release(canvas);
                }
                canvas = server.canvas(job.place().window());
            }
            return server.put(picture, job.part(), canvas, job.place().at());
        }
    }
}
