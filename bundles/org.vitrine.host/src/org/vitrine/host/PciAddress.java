// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a PCI function.
 *
 * @param domain   the PCI segment, 0 to 0xffffffff (Intel VMD and Hyper-V use more than 16 bits)
 * @param bus      0 to 0xff
 * @param slot     0 to 0x1f
 * @param function 0 to 7
 */
public record PciAddress(long domain, int bus, int slot, int function) implements Comparable<PciAddress> {
    private static final Pattern FORM = Pattern
            .compile("(?:([0-9a-fA-F]{4,8}):)?([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");
    private static final HexFormat HEX = HexFormat.of();
    private static final int LENGTH = 12;
    private static final Comparator<PciAddress> ORDER = Comparator.comparingLong(PciAddress::domain)
            .thenComparingInt(PciAddress::bus).thenComparingInt(PciAddress::slot)
            .thenComparingInt(PciAddress::function);

    /** The address in a text such as {@code 0000:01:00.0} or, of domain 0, {@code 01:00.0}; empty when it is none. */
    public static Optional<PciAddress> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        long domain = form.group(1) == null ? 0 : Long.parseLong(form.group(1), 16);
        return Optional
                .of(new PciAddress(domain, Integer.parseInt(form.group(2), 16), Integer.parseInt(form.group(3), 16),
                        Integer.parseInt(form.group(4), 16)));
    }

    /** Another function of the same device. */
    PciAddress sibling(int number) {
        return new PciAddress(domain, bus, slot, number);
    }

    /** Whether both are functions of one device. */
    public boolean isSameSlot(PciAddress other) {
        return domain == other.domain && bus == other.bus && slot == other.slot;
    }

    @Override
    public int compareTo(PciAddress other) {
        return ORDER.compare(this, other);
    }

    /** As the kernel writes it: {@code 0000:01:00.0}. */
    @Override
    public String toString() {
        // the path of each fact of a function begins with it, which is no place for a format string
        String wide = Long.toHexString(domain);
        return new StringBuilder(LENGTH).repeat('0', Math.max(0, 4 - wide.length())).append(wide).append(':')
                .append(HEX.toHexDigits((byte) bus)).append(':').append(HEX.toHexDigits((byte) slot)).append('.')
                .append(function).toString();
    }
}
