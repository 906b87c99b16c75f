// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.provider.DialectGuide.Key;

/** Guesses which key was meant by a word that is none. */
final class Slips {
    private static final int SHORT = 3;

    private Slips() {
    }

    static Optional<Key> meant(String typed, List<Key> keys) {
        String bare = typed.replace("_", "");
        return keys.stream().filter(key -> key.name().equalsIgnoreCase(bare)).findFirst()
                .or(() -> keys.stream().filter(key -> isNear(bare, key.name())).findFirst());
    }

    /** Whether one letter more, less or another one, or two that changed places, make the one of the other. */
    private static boolean isNear(String typed, String meant) {
        int shorter = Math.min(typed.length(), meant.length());
        int start = 0;
        while (start < shorter && typed.charAt(start) == meant.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && typed.charAt(typed.length() - 1 - end) == meant.charAt(meant.length() - 1 - end)) {
            end++;
        }
        String one = typed.substring(start, typed.length() - end);
        String other = meant.substring(start, meant.length() - end);
        boolean isSwap = one.length() == 2 && new StringBuilder(one).reverse().toString().equals(other);
        return shorter > SHORT && (isSwap || one.length() <= 1 && other.length() <= 1);
    }
}
