// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.Map;
import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Editable;
import org.vitrine.domain.Element;

/**
 * An amount of a domain's memory, in KiB as libvirt keeps it. Its units are those of
 * <a href="https://libvirt.org/formatdomain.html#memory-allocation">libvirt's memory allocation</a>.
 *
 * @param kib the amount in KiB
 */
record Memory(long kib) {
    private static final int KIB_IN_MIB = 1024;
    private static final Map<String, Long> BYTES = Map.ofEntries(Map.entry("b", 1L), Map.entry("bytes", 1L),
            Map.entry("KB", 1000L), Map.entry("k", 1L << 10), Map.entry("KiB", 1L << 10), Map.entry("MB", 1_000_000L),
            Map.entry("M", 1L << 20), Map.entry("MiB", 1L << 20), Map.entry("GB", 1_000_000_000L),
            Map.entry("G", 1L << 30),
            Map.entry("GiB", 1L << 30), Map.entry("TB", 1_000_000_000_000L), Map.entry("T", 1L << 40),
            Map.entry("TiB", 1L << 40));

    /** The amount at this place; empty when there is none or it cannot be read. */
    static Optional<Memory> at(Domain domain, String place) {
        return domain.find(place).flatMap(Memory::of);
    }

    private static Optional<Memory> of(Element element) {
        Long unit = BYTES.get(element.get("@unit").orElse("KiB"));
        Optional<String> number = element.text().filter(text -> text.matches("\\d{1,12}"));
        if (unit == null || number.isEmpty()) {
            return Optional.empty();
        }
        // libvirt rounds up to whole KiB
        return Optional.of(new Memory(Math.ceilDiv(Long.parseLong(number.get()) * unit, 1024L)));
    }

    static Memory ofMib(long mib) {
        return new Memory(mib * KIB_IN_MIB);
    }

    /** In MiB, rounded up. */
    long mib() {
        return Math.ceilDiv(kib, KIB_IN_MIB);
    }

    /** Writes the amount, in the unit that stands there where that gives a whole number, else in KiB. */
    void write(Editable root, String place) {
        Editable element = root.ensure(place);
        String name = element.element().get("@unit").orElse("KiB");
        long unit = BYTES.getOrDefault(name, 0L);
        long bytes = kib * 1024;
        if (unit > 0 && bytes % unit == 0) {
            element.set("", bytes / unit);
        } else {
            element.set("@unit", "KiB").set("", kib);
        }
    }
}
