// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.Rectangle;

/**
 * What came and was not painted yet: however much it is, one painting shows it, so a slow UI drops frames and never queues
 * them. Thread-safe.
 */
final class Pending implements Scanout.Pictures {

    /**
     * What is to be painted.
     *
     * @param frame   all of what the guest shows, held for whoever takes it; empty when it shows nothing
     * @param damage  the part that changed, in guest pixels
     * @param updates how many updates that were
     */
    record Work(Optional<Frame> frame, Rectangle damage, int updates) {
    }

    private final Runnable wake;
    private @Nullable Frame frame;
    private Rectangle damage = new Rectangle(0, 0, 0, 0);
    private int updates;
    private boolean awake;
    private boolean closed;

    /** @param wake called once when there is work, until it was taken */
    Pending(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public synchronized void frame(Frame shown) {
        replace(closed ? null : shown.hold());
        damage = new Rectangle(0, 0, shown.size().x, shown.size().y);
        happened();
    }

    @Override
    public synchronized void nothing() {
        replace(null);
        happened();
    }

    @Override
    public synchronized void damaged(Rectangle area) {
        damage = damage.isEmpty() ? area : damage.union(area);
        happened();
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
        updates++;
        if (!awake) {
            awake = true;
            wake.run();
        }
    }

    /** Takes all of it. */
    synchronized Work take() {
        Work work = new Work(Optional.ofNullable(frame).map(Frame::hold), damage, updates);
        damage = new Rectangle(0, 0, 0, 0);
        updates = 0;
        awake = false;
        return work;
    }
}
