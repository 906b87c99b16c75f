// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Numbers for the fingers that are on the picture: the lowest one that is free, from 0; those beyond the last are nobody's. */
final class TouchSlots {
    private final Map<Object, Integer> fingers = new HashMap<>();
    private final int most;

    /** @param most how many fingers the guest tells apart */
    TouchSlots(int most) {
        this.most = most;
    }

    /** A finger comes; empty when there are as many already. */
    OptionalInt begin(Object finger) {
        OptionalInt free = IntStream.range(0, most).filter(slot -> !fingers.containsValue(slot)).findFirst();
        free.ifPresent(slot -> fingers.put(finger, slot));
        return free;
    }

    /** The number of a finger that is there. */
    OptionalInt of(Object finger) {
        Integer slot = fingers.get(finger);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /** A finger goes; the number it had. */
    OptionalInt end(Object finger) {
        OptionalInt slot = of(finger);
        fingers.remove(finger);
        return slot;
    }
}
