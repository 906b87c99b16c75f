// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Keys that the host's own desktop would catch, to be sent to a guest.
 *
 * @param label   as people call it
 * @param keySyms X11 key symbols in the order they are pressed
 */
record KeyCombination(String label, int... keySyms) {
    // X11's keysymdef.h
    private static final int CONTROL_L = 0xffe3;
    private static final int ALT_L = 0xffe9;
    private static final int DELETE = 0xffff;
    private static final int BACKSPACE = 0xff08;
    private static final int F1 = 0xffbe;
    private static final int PRINT = 0xff61;

    /** What asks a guest for its login or task screen. */
    static final KeyCombination CTRL_ALT_DEL = new KeyCombination("Ctrl+Alt+Del", CONTROL_L, ALT_L, DELETE);

    /** All that are offered: the login screen, ending an X server, the consoles, a screenshot inside the guest. */
    static List<KeyCombination> all() {
        Stream<KeyCombination> consoles = IntStream.rangeClosed(1, 12)
                .mapToObj(n -> new KeyCombination("Ctrl+Alt+F" + n, CONTROL_L, ALT_L, F1 + n - 1));
        Stream<KeyCombination> first = Stream.of(CTRL_ALT_DEL,
                new KeyCombination("Ctrl+Alt+Backspace", CONTROL_L, ALT_L, BACKSPACE));
        return Stream.of(first, consoles, Stream.of(new KeyCombination("Print", PRINT))).flatMap(keys -> keys).toList();
    }
}
