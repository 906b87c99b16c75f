// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Memory as libvirt writes it. */
final class Sizes {
    private static final long KIB = 1024;
    private static final long KB = 1000;
    private static final Map<String, Long> UNITS = Map.ofEntries(Map.entry("b", 1L), Map.entry("bytes", 1L),
            Map.entry("k", KIB), Map.entry("kib", KIB), Map.entry("kb", KB), Map.entry("m", KIB * KIB),
            Map.entry("mib", KIB * KIB), Map.entry("mb", KB * KB), Map.entry("g", KIB * KIB * KIB),
            Map.entry("gib", KIB * KIB * KIB), Map.entry("gb", KB * KB * KB), Map.entry("t", KIB * KIB * KIB * KIB),
            Map.entry("tib", KIB * KIB * KIB * KIB), Map.entry("tb", KB * KB * KB * KB));

    private Sizes() {
    }

    /** A size in bytes; without a unit it is in KiB, without a number 0. */
    static long bytes(Optional<String> number, Optional<String> unit) {
        long factor = unit.map(name -> Objects.requireNonNullElse(UNITS.get(name.toLowerCase(Locale.ROOT)), KIB))
                .orElse(KIB);
        return number.filter(text -> text.matches("\\d{1,15}")).map(Long::valueOf)
                .filter(count -> count <= Long.MAX_VALUE / factor).map(count -> count * factor).orElse(0L);
    }
}
