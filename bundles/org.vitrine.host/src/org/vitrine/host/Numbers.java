// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.function.Function;

/** Reads the numbers that the kernel writes; what is no number is an unknown fact, never an exception. */
final class Numbers {

    private Numbers() {
    }

    /** What a parser makes of a text, unknown where it throws {@link NumberFormatException}. */
    static <T> Fact<T> parse(String text, Function<String, T> parser) {
        try {
            return Fact.known(parser.apply(text));
        } catch (NumberFormatException e) {
            return Fact.unknown("\"" + text + "\" is no number");
        }
    }

    /** A decimal number, or a hexadecimal one after {@code 0x}. */
    static Fact<Integer> integer(String text) {
        return parse(text, Integer::decode);
    }

    /** A decimal number of up to 63 bits. */
    static Fact<Long> decimal(String text) {
        return parse(text, Long::valueOf);
    }

    /** A hexadecimal number of up to 64 bits, with or without {@code 0x}. */
    static Fact<Long> hexadecimal(String text) {
        return parse(text,
                digits -> Long.parseUnsignedLong(digits.startsWith("0x") ? digits.substring(2) : digits, 16));
    }

    /** A switch as the kernel shows it: {@code Y} and {@code 1} are on, {@code N} and {@code 0} are off. */
    static Fact<Boolean> flag(String text) {
        return switch (text) {
            case "Y", "y", "1" -> Fact.known(true);
            case "N", "n", "0" -> Fact.known(false);
            default -> Fact.unknown("\"" + text + "\" is neither on nor off");
        };
    }
}
