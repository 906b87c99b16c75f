// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.vitrine.domain.Domain;
import org.vitrine.domain.Video;
import org.vitrine.host.Text;

/**
 * Asks a guest to make its screen as large as the room for its picture, as often as that has been another one for a moment. For
 * the UI thread.
 */
public final class GuestSizing implements AutoCloseable {
    private static final int REST_MS = 300;
    /** Less is no screen that a guest could have. */
    private static final Point LEAST = new Point(320, 200);
    private final Control room;
    private final Consumer<Point> ask;
    private final Listener resized = e -> later();
    private Optional<Point> asked = Optional.empty();
    private int turn;
    private boolean on;

    /**
     * Asks nothing yet.
     *
     * @param picture its parent is the room
     * @param ask     asks the guest for a size
     */
    public GuestSizing(Control picture, Consumer<Point> ask) {
        room = picture.getParent();
        this.ask = ask;
        room.addListener(SWT.Resize, resized);
    }

    /** Whether it asks. */
    public boolean isOn() {
        return on;
    }

    /** Asks from now on, or no more; the guest keeps the size that it has. */
    public void follow(boolean yes) {
        on = yes;
        asked = Optional.empty();
        later();
    }

    private void later() {
        int mine = ++turn;
        if (on) {
            room.getDisplay().timerExec(REST_MS, () -> {
                if (mine == turn && on && !room.isDisposed()) {
                    askNow(room.getSize());
                }
            });
        }
    }

    private void askNow(Point size) {
        Point wish = new Point(Math.max(size.x, LEAST.x), Math.max(size.y, LEAST.y));
        if (!asked.equals(Optional.of(wish))) {
            asked = Optional.of(wish);
            ask.accept(wish);
        }
    }

    /** Asks no more. */
    @Override
    public void close() {
        on = false;
        if (!room.isDisposed()) {
            room.removeListener(SWT.Resize, resized);
        }
    }

    /** Why the adapter of that monitor hands no size to the guest, and what to do; empty when it does. */
    public static Optional<Text> obstacle(Target target) {
        return isPossible(target.live(), target.head())
                ? Optional.empty()
                : Optional.of(Text.of("The display adapter of {0} cannot tell the guest of a size: a virtio adapter can"
                        + " (<video><model type='virtio'/>).", target.machine().name()));
    }

    /**
     * Virtio's adapter tells its guest at once, as mediated devices do, which come behind the emulated adapters; the others
     * have no way to.
     */
    private static boolean isPossible(Domain live, Head head) {
        List<Video> adapters = Video.of(live).stream().filter(video -> !video.isNone()).toList();
        int first = 0;
        for (Video video : adapters) {
            first += Math.toIntExact(Math.clamp(video.heads().value().orElse(1L), 1, Head.MOST));
            if (head.index() < first) {
                return video.model().is("virtio");
            }
        }
        return true;
    }
}
