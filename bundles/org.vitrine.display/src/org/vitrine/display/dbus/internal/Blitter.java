// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Rectangle;
import org.vitrine.display.x11.internal.Painting;
import org.vitrine.display.x11.internal.XServer;

/**
 * Has the X server paint what changed from the memory that holds QEMU's pixels: none of this process copies them, and the UI
 * thread has nothing to do with it. The thread that reads asks for it at once; while something is under way, what comes is
 * one more, so frames are dropped and never queued.
 * <p>
 * The UI thread says where, and paints by itself while this cannot: another window system, an X server on another host.
 */
final class Blitter implements Pending.Direct, AutoCloseable {
    private static final Rectangle NOTHING = new Rectangle(0, 0, 0, 0);
    private final String display;
    private final Runnable changed;
    private final Runnable painted;
    private @Nullable XServer server;
    private @Nullable Place place;
    private @Nullable Painting painting;
    private Rectangle damage = NOTHING;
    private int underWay;
    private boolean busy;
    private boolean closed;

    /**
     * Where a frame is painted.
     *
     * @param window the X server's name for it
     * @param at     where in it the frame is, and how large
     */
    private record Place(Frame frame, int window, Rectangle at) {
    }

    /**
     * Connects in the background.
     *
     * @param display the X server's name
     * @param changed called when it can paint, and when it cannot any more; on a thread of its own
     */
    Blitter(String display, Runnable changed) {
        this(display, changed, () -> {
            // nobody waits for it
        });
    }

    /** @param painted called when all that it was told of is in the window, by the thread that hears so from the X server */
    Blitter(String display, Runnable changed, Runnable painted) {
        this.display = display;
        this.changed = changed;
        this.painted = painted;
        Thread.ofPlatform().daemon().name("Vitrine D-Bus painter").start(this::run);
    }

    /** Whether it can paint. */
    synchronized boolean isUsable() {
        return server != null;
    }

    /**
     * Paints a part of this frame, and from now on whatever changes of it.
     *
     * @param frame  held by who calls
     * @param window the X server's name for it
     * @param at     where in the window the frame is, and how large
     * @param part   of the frame; all of it is painted when it was painted elsewhere before
     */
    synchronized void show(Frame frame, int window, Rectangle at, Rectangle part) {
        XServer there = server;
        Place next = new Place(frame, window, at);
        if (next.equals(place)) {
            add(part);
        } else if (there != null) {
            leave();
            place = next;
            painting = there.begin(frame.picture(), window, at);
            add(frame.area());
        }
    }

    /** Paints no more, and has ended to when this returns. */
    synchronized void hide() {
        XServer there = server;
        if (there != null && place != null) {
            leave();
            there.await();
        }
    }

    private void leave() {
        Painting last = painting;
        place = null;
        painting = null;
        damage = NOTHING;
        if (last != null) {
            last.end();
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
            paint();
        }
    }

    private void paint() {
        Painting now = painting;
        if (now != null && !busy && !damage.isEmpty()) {
            underWay = now.paint(damage);
            busy = true;
            damage = NOTHING;
        }
    }

    private void run() {
        try (XServer connected = XServer.connect(display)) {
            listen(connected);
        } catch (IOException e) {
            System.getLogger(Blitter.class.getName()).log(System.Logger.Level.DEBUG, "frames are painted by GTK", e);
        }
    }

    private void listen(XServer connected) throws IOException {
        if (!use(connected)) {
            return;
        }
        changed.run();
        try {
            while (true) {
                if (done(connected.next())) {
                    painted.run();
                }
            }
        } finally {
            if (forget()) {
                changed.run();
            }
        }
    }

    private synchronized boolean use(XServer connected) {
        if (!closed) {
            server = connected;
        }
        return !closed;
    }

    /** Whether it was used until now. */
    private synchronized boolean forget() {
        server = null;
        place = null;
        painting = null;
        return !closed;
    }

    /** Whether nothing is left to do. */
    private synchronized boolean done(XServer.Outcome outcome) {
        Painting now = painting;
        if (outcome.request() == underWay) {
            busy = false;
        }
        if (now != null && !outcome.there() && outcome.isSince(now.first())) {
            leave(); // GTK tells where the picture is when it is shown again
        }
        paint();
        return !busy;
    }

    @Override
    public synchronized void close() {
        closed = true;
        XServer there = server;
        if (there != null) {
            there.shutDown();
        }
    }
}
