// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.graphics.Point;
import org.vitrine.display.internal.Head;
import org.vitrine.domain.Domain;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * Which of a machine's monitors are plugged in. The first one always is; another is plugged in when it is looked at, which the
 * server does once the agent is there, for spice-gtk asks nobody else. For the UI thread.
 */
final class SpiceMonitors {
    private static final Point PLUGGED_IN = new Point(1280, 800);
    /** What QEMU shows on a console to which nothing was ever plugged in. */
    private static final Point NOBODY = new Point(640, 480);
    /** A {@code SpiceDisplayMonitorConfig}: id, surface, left, top, width, height, 32 bits each. */
    private static final int CONFIG_BYTES = 6 * Integer.BYTES;
    private static final int WIDTH_AT = 4 * Integer.BYTES;
    private static final int LENGTH_AT = 8;
    private final Natives natives;
    private final SpiceSession session;
    private final List<Head> all;
    private final Set<Head> wanted = new HashSet<>();
    private final Map<Head, Point> wishes = new HashMap<>();
    private final Map<Head, Point> told = new HashMap<>();

    SpiceMonitors(Natives natives, SpiceSession session, Domain live) {
        this.natives = natives;
        this.session = session;
        all = Head.of(live);
    }

    /** Whether several monitors are parts of one picture. */
    boolean isShared(int channel) {
        return all.stream().filter(head -> head.channel() == channel).count() > 1;
    }

    /** Somebody looks at a monitor; it stays plugged in, for pulling it out would move the guest's windows. */
    void want(Head head) {
        wanted.add(head);
        follow();
    }

    /** Somebody wishes a monitor to be as large. */
    void resize(Head head, Point size) {
        wishes.put(head, size);
        follow();
    }

    /** Tells the guest of what is wished for and not told yet, once there is an agent. */
    void follow() {
        if (!session.hasAgent()) {
            told.clear(); // a guest that starts anew has forgotten it
            return;
        }
        boolean news = wanted.stream().anyMatch(head -> head.index() > 0 && !told.containsKey(head))
                || wishes.entrySet().stream().anyMatch(wish -> !wish.getValue().equals(told.get(wish.getKey())));
        session.main().filter(main -> news).ifPresent(this::tell);
    }

    /** Of all monitors at once: one that is not named would be pulled out. */
    private void tell(Pointer main) {
        int left = 0;
        for (Head head : all) {
            Optional<Point> size = size(head);
            size.ifPresent(one -> told.put(head, one));
            Point place = size.orElse(PLUGGED_IN);
            natives.spice().spice_main_channel_update_display_enabled(main, number(head), size.isPresent() ? 1 : 0, 0);
            natives.spice().spice_main_channel_update_display(main, number(head), left, 0, place.x, place.y, 0);
            left += place.x;
        }
        natives.spice().spice_main_channel_send_monitor_config(main);
    }

    /** How large it is to be; empty for one that stays dark. */
    private Optional<Point> size(Head head) {
        Optional<Point> lit = lit(head).filter(size -> head.index() == 0 || !size.equals(NOBODY));
        return Optional.ofNullable(wishes.get(head)).or(() -> lit)
                .or(() -> wanted.contains(head) ? Optional.of(PLUGGED_IN) : Optional.empty());
    }

    /** How spice-gtk counts them: the parts of the first channel, or else the channels. */
    private static int number(Head head) {
        return head.channel() == 0 ? head.monitor() : head.channel();
    }

    private Optional<Point> lit(Head head) {
        Optional<Pointer> array = session.display(head.channel()).flatMap(this::monitors);
        try {
            return array.flatMap(configs -> size(configs, head.monitor()));
        } finally {
            array.ifPresent(natives.objects()::g_array_unref);
        }
    }

    private Optional<Pointer> monitors(Pointer channel) {
        try (Memory place = new Memory(Long.BYTES)) {
            place.clear();
            natives.objects().g_object_get(channel, "monitors", place);
            return Optional.ofNullable(place.getPointer(0));
        }
    }

    private static Optional<Point> size(Pointer array, int monitor) {
        for (int i = 0; i < array.getInt(LENGTH_AT); i++) {
            Pointer config = array.getPointer(0).share((long) i * CONFIG_BYTES);
            if (config.getInt(0) == monitor) {
                return Optional.of(new Point(config.getInt(WIDTH_AT), config.getInt(WIDTH_AT + Integer.BYTES)));
            }
        }
        return Optional.empty();
    }
}
