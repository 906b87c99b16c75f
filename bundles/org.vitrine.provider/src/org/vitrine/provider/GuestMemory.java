// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.Optional;

import org.vitrine.domain.Element;

/** Sizes as libvirt writes them: a number and a unit, KiB where none is written (formatdomain, memory allocation). */
public final class GuestMemory {

    private GuestMemory() {
    }

    /** The bytes of an element such as {@code <memory unit='MiB'>512</memory>}; empty when it is no size. */
    public static Optional<Long> bytes(Element element) {
        return bytes(element.text().orElse(""), element.get("@unit").orElse("KiB"));
    }

    /**
     * The bytes of a number in a unit.
     *
     * @return empty when the number is none, the unit is none of libvirt's, or it is more than 63 bits hold
     */
    public static Optional<Long> bytes(String number, String unit) {
        long factor = switch (unit) {
            case "b", "bytes" -> 1;
            case "KB" -> 1000;
            case "k", "KiB" -> 1L << 10;
            case "MB" -> 1_000_000;
            case "M", "MiB" -> 1L << 20;
            case "GB" -> 1_000_000_000;
            case "G", "GiB" -> 1L << 30;
            case "TB" -> 1_000_000_000_000L;
            case "T", "TiB" -> 1L << 40;
            default -> 0;
        };
        try {
            return factor == 0 ? Optional.empty() : Optional.of(Math.multiplyExact(Long.parseLong(number), factor));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
