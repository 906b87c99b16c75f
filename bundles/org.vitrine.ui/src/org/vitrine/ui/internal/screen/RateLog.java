// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.swt.graphics.Point;
import org.vitrine.display.Screen;

/** The picture rate of the last hour in which the screen was looked at, second by second. For one thread. */
final class RateLog {
    private static final int MOST = 3600;
    private static final String HEAD = "time,connector,width,height,frames_per_second\n";
    private final Deque<Second> seconds = new ArrayDeque<>();

    /**
     * One second.
     *
     * @param end       when it was over
     * @param connector how the picture came
     * @param size      in guest pixels
     * @param rate      frames in it
     */
    record Second(Instant end, String connector, Point size, double rate) {

        /** As RFC 4180 has it; nothing in it needs quotes. */
        String row() {
            return String.format(Locale.ROOT, "%s,%s,%d,%d,%.1f", end.truncatedTo(ChronoUnit.SECONDS), connector,
                    size.x, size.y, rate)
                    + "\n";
        }
    }

    /** Adds a second of a screen that is live; another one is passed over, which makes a gap. */
    void add(Instant now, Screen screen) {
        Optional<Point> size = screen.guestSize();
        if (screen.state() == Screen.State.LIVE && size.isPresent()) {
            add(new Second(now, screen.connector().orElse(""), size.get(), screen.frameRate()));
        }
    }

    void add(Second second) {
        seconds.addLast(second);
        if (seconds.size() > MOST) {
            seconds.removeFirst();
        }
    }

    boolean isEmpty() {
        return seconds.isEmpty();
    }

    /** All of it as a table with commas, oldest first; times in UTC. */
    String csv() {
        return seconds.stream().map(Second::row).collect(Collectors.joining("", HEAD, ""));
    }
}
