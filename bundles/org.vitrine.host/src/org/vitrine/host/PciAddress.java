// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The address of a PCI function.
 *
 * @param domain   the PCI segment, 0 to 0xffffffff (Intel VMD and Hyper-V use more than 16 bits)
 * @param bus      0 to 0xff
 * @param slot     0 to 0x1f
 * @param function 0 to 7
 */
public record PciAddress(long domain, int bus, int slot, int function) implements Comparable<PciAddress> {
    private static final HexFormat HEX = HexFormat.of();
    private static final int LENGTH = 12;
    /** How long the part from the bus on is. */
    private static final int SHORT = 7;
    private static final int LAST_SLOT = 0x1f;
    private static final int LAST_FUNCTION = 7;
    private static final Comparator<PciAddress> ORDER = Comparator.comparingLong(PciAddress::domain)
            .thenComparingInt(PciAddress::bus).thenComparingInt(PciAddress::slot)
            .thenComparingInt(PciAddress::function);

    /** The address in a text such as {@code 0000:01:00.0} or, of domain 0, {@code 01:00.0}; empty when it is none. */
    public static Optional<PciAddress> of(String text) {
        // asked for each device by each check, so without a regular expression
        int at = text.length() - SHORT;
        boolean hasDomain = at >= 5 && at <= 9 && text.charAt(at - 1) == ':';
        if (at != 0 && !hasDomain || text.charAt(at + 2) != ':' || text.charAt(at + 5) != '.') {
            return Optional.empty();
        }
        long domain = hasDomain ? number(text, 0, at - 1) : 0;
        long bus = number(text, at, at + 2);
        long slot = number(text, at + 3, at + 5);
        long function = number(text, at + 6, at + SHORT);
        return domain >= 0 && bus >= 0 && slot >= 0 && slot <= LAST_SLOT && function >= 0 && function <= LAST_FUNCTION
                ? Optional.of(new PciAddress(domain, (int) bus, (int) slot, (int) function))
                : Optional.empty();
    }

    /** The hexadecimal number between two offsets; -1 when there is none. */
    private static long number(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return -1;
            }
        }
        return HexFormat.fromHexDigitsToLong(text, from, to);
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
