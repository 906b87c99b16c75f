// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as QEMU writes them: a number and a letter for a power of 1024. */
final class Sizes {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*([bkmgtpe]?)(?:i?b)?",
            Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "bkmgtpe";

    private Sizes() {
    }

    /** The bytes of a size; empty when it is none. */
    static OptionalLong bytes(String text, char defaultUnit) {
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String letter = matcher.group(2).isEmpty()
                ? String.valueOf(defaultUnit)
                : matcher.group(2).toLowerCase(Locale.ROOT);
        BigDecimal bytes = new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(1024).pow(UNITS.indexOf(letter)));
        return bytes.toBigInteger().bitLength() < 63 ? OptionalLong.of(bytes.longValue()) : OptionalLong.empty();
    }

    /** As QEMU takes it, in the largest unit that leaves a whole number. */
    static String written(long bytes) {
        int unit = 0;
        long value = bytes;
        while (value != 0 && value % 1024 == 0 && unit < 3) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? value + "B" : value + String.valueOf(UNITS.charAt(unit)).toUpperCase(Locale.ROOT);
    }

    /** The bytes of a libvirt size with its unit: {@code KiB} is the default, {@code K}, {@code MiB}, {@code GB} and so on. */
    static OptionalLong fromLibvirt(String number, String unit) {
        String u = unit.isEmpty() ? "KiB" : unit;
        boolean decimal = u.length() == 2 && u.endsWith("B");
        long factor = u.equals("b") || u.startsWith("byte")
                ? 1
                : power(decimal ? 1000 : 1024, UNITS.indexOf(Character.toLowerCase(u.charAt(0))));
        try {
            return factor < 1
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.multiplyExact(Long.parseLong(number.strip()), factor));
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static long power(long base, int exponent) {
        long result = exponent < 0 ? 0 : 1;
        for (int i = 0; i < exponent; i++) {
            result *= base;
        }
        return result;
    }
}
