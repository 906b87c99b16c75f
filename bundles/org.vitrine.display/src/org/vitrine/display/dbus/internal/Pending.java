// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Rectangle;
import org.vitrine.display.internal.FrameCounter;

/**
 * What came and was not painted yet: however much it is, one painting shows it, so a slow UI drops frames and never queues
 * them. Thread-safe.
 */
final class Pending implements Scanout.Pictures {

    /**
     * What is to be painted.
     *
     * @param frame  all of what the guest shows, held for whoever takes it; empty when it shows nothing
     * @param damage the part that changed, in guest pixels
     */
    record Work(Optional<Frame> frame, Rectangle damage) {
    }

    /** Paints without the UI thread what it can. Called by the thread that reads. */
    @FunctionalInterface
    interface Direct {
        /** A part of a frame changed; false when it is for the UI thread to paint. */
        boolean damaged(Frame frame, Rectangle area);
    }

    private final Runnable wake;
    private final Direct direct;
    private final FrameCounter counter;
    private @Nullable Frame frame;
    private Rectangle damage = new Rectangle(0, 0, 0, 0);
    private boolean awake;
    private boolean closed;

    /**
     * Nothing yet.
     *
     * @param direct  is asked first
     * @param counter counts updates, whoever paints them; this object's from now on
     * @param wake    called once when there is work, until it was taken
     */
    Pending(Direct direct, FrameCounter counter, Runnable wake) {
        this.direct = direct;
        this.counter = counter;
        this.wake = wake;
    }

    /** Updates in the last second. */
    synchronized double rate() {
        return counter.rate();
    }

    @Override
    public synchronized void frame(Frame shown) {
        replace(closed ? null : shown.hold());
        damage = shown.area();
        happened();
    }

    @Override
    public synchronized void nothing() {
        replace(null);
        happened();
    }

    /** Nobody is woken for it, and no update is counted: that is for the rest to do. */
    @Override
    public synchronized void arrived(Rectangle area) {
        paint(area);
    }

    @Override
    public synchronized void damaged(Rectangle area) {
        if (paint(area)) {
            counter.frame();
        } else {
            happened();
        }
    }

    /** False when it is for the UI thread to do. */
    private boolean paint(Rectangle area) {
        Frame shown = frame;
        if (shown != null && direct.damaged(shown, area)) {
            return true;
        }
        damage = damage.isEmpty() ? area : damage.union(area);
        return false;
    }

    private void replace(@Nullable Frame next) {
        Frame old = frame;
        frame = next;
        if (old != null) {
            old.letGo();
        }
    }

    /** Nobody takes anything any more. */
    synchronized void close() {
        closed = true;
        replace(null);
    }

    private void happened() {
        counter.frame();
        if (!awake) {
            awake = true;
            wake.run();
        }
    }

    /** Takes all of it. */
    synchronized Work take() {
        Work work = new Work(Optional.ofNullable(frame).map(Frame::hold), damage);
        damage = new Rectangle(0, 0, 0, 0);
        awake = false;
        return work;
    }
}
