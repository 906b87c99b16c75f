// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.qemu.internal.machine;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a value is spelled on both sides; neither side's spelling of what the other cannot say is translated.
 *
 * @param toXml  libvirt's spelling of QEMU's
 * @param toQemu QEMU's spelling of libvirt's
 */
record Codec(Function<String, Optional<String>> toXml, Function<String, Optional<String>> toQemu) {

    private static final Set<String> ON = Set.of("on", "yes", "true", "y");
    private static final Set<String> OFF = Set.of("off", "no", "false", "n");

    /** The same on both sides. */
    static final Codec SAME = new Codec(Optional::of, Optional::of);
    /** {@code on} and {@code off} on both sides. */
    static final Codec ON_OFF = flag("on", "off");
    /** libvirt says {@code yes} and {@code no}. */
    static final Codec YES_NO = flag("yes", "no");
    /** A whole number, decimal in libvirt. */
    static final Codec NUMBER = new Codec(text -> number(text).map(String::valueOf),
            text -> number(text).map(String::valueOf));
    /** A whole number that libvirt has in hexadecimal. */
    static final Codec HEX = new Codec(text -> number(text).map("0x%x"::formatted), Optional::of);
    /** libvirt counts KiB, QEMU MiB. */
    static final Codec KIB_OF_MIB = new Codec(
            text -> number(text).filter(n -> n < 1 << 20).map(n -> String.valueOf(n * 1024)),
            text -> number(text).filter(n -> n % 1024 == 0).map(n -> String.valueOf(n / 1024)));
    /** libvirt counts KiB, QEMU bytes. */
    static final Codec KIB_OF_BYTES = new Codec(
            text -> bytes(text).filter(n -> n % 1024 == 0).map(n -> String.valueOf(n / 1024)),
            text -> number(text).filter(n -> n < 1L << 40).map(n -> String.valueOf(n * 1024)));

    private static Codec flag(String on, String off) {
        return new Codec(text -> isOn(text) ? Optional.of(on) : isOff(text) ? Optional.of(off) : Optional.empty(),
                text -> text.equals(on) ? Optional.of("on") : text.equals(off) ? Optional.of("off") : Optional.empty());
    }

    /** A few words, QEMU's before libvirt's. */
    static Codec words(Map<String, String> words) {
        Map<String, String> back = words.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey,
                        (a, b) -> words.getOrDefault(a, "").equals(a)
                                ? a
                                : words.getOrDefault(b, "").equals(b) ? b : a.compareTo(b) < 0 ? a : b));
        return new Codec(text -> Optional.ofNullable(words.get(text)), text -> Optional.ofNullable(back.get(text)));
    }

    /** A few words that both sides spell alike. */
    static Codec oneOf(String... words) {
        Set<String> all = Set.of(words);
        return new Codec(text -> Optional.of(text).filter(all::contains),
                text -> Optional.of(text).filter(all::contains));
    }

    static boolean isOn(String text) {
        return ON.contains(text);
    }

    static boolean isOff(String text) {
        return OFF.contains(text);
    }

    /** A number that is not negative, with 0x for one in hexadecimal. */
    static Optional<Long> number(String text) {
        try {
            long value = Long.decode(text.matches("0[0-9]+") ? text.replaceFirst("^0+(?=.)", "") : text);
            return value < 0 ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> bytes(String text) {
        OptionalLong bytes = Sizes.bytes(text, 'b');
        return bytes.isPresent() ? Optional.of(bytes.getAsLong()) : number(text);
    }
}
