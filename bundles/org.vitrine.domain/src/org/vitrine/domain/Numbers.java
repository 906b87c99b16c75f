// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.Locale;
import java.util.Optional;

/** Numbers as libvirt reads them (virstring.c, virutil.c). */
final class Numbers {

    private static final String SCALES = "kmgtpe";

    private Numbers() {
    }

    static Optional<Long> decimal(String text) {
        return parsed(text, 10);
    }

    /** Decimal, hexadecimal with 0x, octal with a leading 0: how C reads a number of base 0. */
    static Optional<Long> ofAnyBase(String text) {
        String digits = text.toLowerCase(Locale.ROOT);
        if (digits.startsWith("0x")) {
            return parsed(digits.substring(2), 16);
        }
        return digits.length() > 1 && digits.startsWith("0") ? parsed(digits.substring(1), 8) : parsed(digits, 10);
    }

    /** A size in a unit: {@code KiB} and {@code K} are 1024 bytes, {@code KB} is 1000, {@code b} is one. */
    static Optional<Long> bytes(String text, String unit) {
        return decimal(text).filter(number -> number >= 0).flatMap(number -> scale(unit).flatMap(scale -> {
            boolean fits = number <= Long.MAX_VALUE / scale;
            return fits ? Optional.of(number * scale) : Optional.empty();
        }));
    }

    private static Optional<Long> scale(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        if (lower.equals("b") || lower.equals("byte") || lower.equals("bytes")) {
            return Optional.of(1L);
        }
        if (lower.isEmpty() || SCALES.indexOf(lower.charAt(0)) < 0) {
            return Optional.empty();
        }
        long base = switch (lower.substring(1)) {
            case "", "ib" -> 1024;
            case "b" -> 1000;
            default -> 0;
        };
        long scale = 1;
        for (int power = SCALES.indexOf(lower.charAt(0)); power >= 0; power--) {
            scale *= base;
        }
        return base == 0 ? Optional.empty() : Optional.of(scale);
    }

    private static Optional<Long> parsed(String digits, int base) {
        // Long.parseLong alone would also take the digits of other scripts
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'f') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(Long.parseLong(digits, base));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
