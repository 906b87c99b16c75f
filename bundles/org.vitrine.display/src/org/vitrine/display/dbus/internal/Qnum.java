// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Map;
import java.util.OptionalInt;

/**
 * QEMU's numbers of keys ("qnum": the AT keyboard's set 1, with 0x80 for the prefix 0xe0), from the codes of the kernel's
 * input layer ({@code linux/input-event-codes.h}), which are the same for the keys of the first AT keyboard.
 */
final class Qnum {
    /** What X11 and GDK add to the kernel's codes. */
    private static final int X11 = 8;
    private static final int LAST_SAME = 88;
    private static final int ZENKAKU = 85;
    private static final Map<Integer, Integer> OTHERS = Map.ofEntries(
            Map.entry(ZENKAKU, 0x76), // KEY_ZENKAKUHANKAKU
            Map.entry(89, 0x73), // KEY_RO
            Map.entry(92, 0x79), // KEY_HENKAN
            Map.entry(93, 0x70), // KEY_KATAKANAHIRAGANA
            Map.entry(94, 0x7b), // KEY_MUHENKAN
            Map.entry(96, 0x9c), // KEY_KPENTER
            Map.entry(97, 0x9d), // KEY_RIGHTCTRL
            Map.entry(98, 0xb5), // KEY_KPSLASH
            Map.entry(99, 0x54), // KEY_SYSRQ
            Map.entry(100, 0xb8), // KEY_RIGHTALT
            Map.entry(102, 0xc7), // KEY_HOME
            Map.entry(103, 0xc8), // KEY_UP
            Map.entry(104, 0xc9), // KEY_PAGEUP
            Map.entry(105, 0xcb), // KEY_LEFT
            Map.entry(106, 0xcd), // KEY_RIGHT
            Map.entry(107, 0xcf), // KEY_END
            Map.entry(108, 0xd0), // KEY_DOWN
            Map.entry(109, 0xd1), // KEY_PAGEDOWN
            Map.entry(110, 0xd2), // KEY_INSERT
            Map.entry(111, 0xd3), // KEY_DELETE
            Map.entry(113, 0xa0), // KEY_MUTE
            Map.entry(114, 0xae), // KEY_VOLUMEDOWN
            Map.entry(115, 0xb0), // KEY_VOLUMEUP
            Map.entry(116, 0xde), // KEY_POWER
            Map.entry(117, 0x59), // KEY_KPEQUAL
            Map.entry(119, 0xc6), // KEY_PAUSE
            Map.entry(121, 0x7e), // KEY_KPCOMMA
            Map.entry(124, 0x7d), // KEY_YEN
            Map.entry(125, 0xdb), // KEY_LEFTMETA
            Map.entry(126, 0xdc), // KEY_RIGHTMETA
            Map.entry(127, 0xdd)); // KEY_COMPOSE

    private Qnum() {
    }

    /** QEMU's number of the key that X11 calls by this code; empty for one that no AT keyboard has. */
    static OptionalInt ofX11(int keyCode) {
        int code = keyCode - X11;
        Integer other = OTHERS.get(code);
        if (other != null) {
            return OptionalInt.of(other);
        }
        return code > 0 && code <= LAST_SAME ? OptionalInt.of(code) : OptionalInt.empty();
    }
}
