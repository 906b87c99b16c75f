// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.HashMap;
import java.util.Map;

import com.sun.jna.Pointer;

/** Reads arrays of {@code virTypedParameter}: a name of 80 bytes, a type, and a value of 8 bytes. */
final class TypedParameters {
    private static final int TYPE = 80;
    private static final int VALUE = 88;
    private static final int SIZE = 96;

    private TypedParameters() {
    }

    /** The numbers among them, by name. */
    static Map<String, Double> numbers(Pointer array, int count) {
        Map<String, Double> numbers = new HashMap<>();
        for (int i = 0; i < count; i++) {
            long at = (long) i * SIZE;
            String name = array.getString(at, "US-ASCII");
            switch (array.getInt(at + TYPE)) {
                case 1 -> numbers.put(name, (double) array.getInt(at + VALUE));
                case 2 -> numbers.put(name, (double) Integer.toUnsignedLong(array.getInt(at + VALUE)));
                case 3 -> numbers.put(name, (double) array.getLong(at + VALUE));
                case 4 -> numbers.put(name, unsigned(array.getLong(at + VALUE)));
                case 5 -> numbers.put(name, array.getDouble(at + VALUE));
                default -> {
                    // a text or a truth
                }
            }
        }
        return numbers;
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : (value >>> 1) * 2.0 + (value & 1);
    }
}
