// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import java.util.HashSet;
import java.util.Set;

/**
 * Recognises Control and Alt pressed together and let go with no other key between: the keyboard goes back to the
 * workbench. Ctrl+Alt+Delete and its like stay with the guest. Virt-viewer releases with the same keys.
 */
final class ReleaseChord {
    /** X11 key symbols of Control and Alt on the left and on the right. */
    private static final Set<Integer> CONTROL = Set.of(0xffe3, 0xffe4);
    private static final Set<Integer> ALT = Set.of(0xffe9, 0xffea);
    private final Set<Integer> down = new HashSet<>();
    private boolean armed;

    /** A key went down. */
    void pressed(int keySym) {
        down.add(keySym);
        armed = isControl(keySym) || isAlt(keySym)
                ? down.stream().allMatch(k -> isControl(k) || isAlt(k))
                        && down.stream().anyMatch(ReleaseChord::isControl)
                        && down.stream().anyMatch(ReleaseChord::isAlt)
                : false;
    }

    /** A key went up; whether that completes the chord. */
    boolean released(int keySym) {
        boolean complete = armed && down.contains(keySym);
        down.remove(keySym);
        armed = false;
        return complete;
    }

    /** The keyboard comes or goes; what is down is no longer known. */
    void reset() {
        down.clear();
        armed = false;
    }

    private static boolean isControl(int keySym) {
        return CONTROL.contains(keySym);
    }

    private static boolean isAlt(int keySym) {
        return ALT.contains(keySym);
    }
}
