// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' quantities. */
final class Quantity {
    private static final Pattern FORM = Pattern
            .compile("\\+?(\\d{1,20}(?:\\.\\d{0,9})?)(|[KMGTPE]i|[kMGTPE]|[eE]\\d{1,2})");
    private static final String BINARY = "KMGTPE";
    private static final String DECIMAL = "kMGTPE";
    private static final int STEP = 1024;
    private static final Map<String, Long> UNITS = Map.of("b", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30, "t",
            1L << 40, "kb", 1000L, "mb", 1_000_000L, "gb", 1_000_000_000L, "tb", 1_000_000_000_000L);

    private Quantity() {
    }

    /** How many bytes; empty when it is no quantity of bytes or too large. */
    static Optional<Long> bytes(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String unit = form.group(2);
        BigDecimal number = new BigDecimal(form.group(1));
        BigDecimal factor = unit.isEmpty()
                ? BigDecimal.ONE
                : unit.endsWith("i")
                        ? BigDecimal.valueOf(STEP).pow(BINARY.indexOf(unit.charAt(0)) + 1)
                        : unit.length() == 1
                                ? BigDecimal.TEN.pow(3 * (DECIMAL.indexOf(unit.charAt(0)) + 1))
                                : BigDecimal.TEN.pow(Integer.parseInt(unit.substring(1)));
        BigDecimal bytes = number.multiply(factor).setScale(0, RoundingMode.CEILING);
        return bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                ? Optional.of(bytes.longValue())
                : Optional.empty();
    }

    /** A count, begun ones as whole ones: {@code 1500m} is 2; empty when it is none or too large. */
    static Optional<Integer> whole(String text) {
        return Optional.of(text).filter(count -> count.matches("\\d{1,9}m?"))
                .map(count -> count.endsWith("m")
                        ? Math.ceilDiv(Integer.parseInt(count.substring(0, count.length() - 1)), 1000)
                        : Integer.parseInt(count));
    }

    /** A size in bytes as the shortest quantity that says it exactly. */
    static String of(long bytes) {
        for (int power = 4; power > 0; power--) {
            long unit = 1L << 10 * power;
            if (bytes >= unit && bytes % unit == 0) {
                return bytes / unit + BINARY.substring(power - 1, power) + "i";
            }
        }
        return Long.toString(bytes);
    }

    /** A size of libvirt in bytes: KiB where no unit is written. */
    static long ofLibvirt(Optional<String> number, Optional<String> unit) {
        String name = unit.orElse("KiB").toLowerCase(Locale.ROOT);
        long factor = Optional
                .ofNullable(UNITS.get(name.equals("bytes") ? "b" : name.replaceFirst("ib$", ""))).orElse(1L << 10);
        return number.filter(text -> text.matches("\\d{1,12}")).map(Long::valueOf)
                .filter(count -> count <= Long.MAX_VALUE / factor).map(count -> count * factor).orElse(0L);
    }
}
