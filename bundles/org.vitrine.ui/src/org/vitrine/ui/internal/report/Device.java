// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.PciAddress;

/**
 * A PCI function as the report shows it. Equal to another when it looks the same.
 *
 * @param address   where it is
 * @param kind      what it is for
 * @param name      its name for a person
 * @param driver    the bound driver; absent when there is none
 * @param group     its IOMMU group; absent when the IOMMU is off
 * @param above     the nearest bridge above it; empty right below the root of its bus
 * @param physical  the physical function that it belongs to, when it is a virtual one
 * @param busBridge whether it leads to another bus, which the kernel lets stay in a group that is given away
 */
public record Device(PciAddress address, Kind kind, String name, Fact<String> driver, Fact<Integer> group,
        Optional<PciAddress> above, Optional<PciAddress> physical, boolean busBridge) {
    private static final String VFIO = "vfio-pci";
    private static final String NO_DOMAIN = "0000:";

    /** Whether vfio-pci keeps it for machines. */
    boolean isForMachines() {
        return driver.or("").equals(VFIO);
    }

    /** The address without the PCI domain when that is the first, as {@code lspci} writes it. */
    String place() {
        return place(address);
    }

    static String place(PciAddress address) {
        String full = address.toString();
        return full.startsWith(NO_DOMAIN) ? full.substring(NO_DOMAIN.length()) : full;
    }

    /** The driver in one word, with a dash for none and a question mark for what cannot be told. */
    String driverWord() {
        return switch (driver) {
            case Fact.Known<String>(String name) -> name;
            case Fact.Absent<String> none -> "\u2013";
            case Fact.Unknown<String> unknown -> "?";
        };
    }

    /** The group's number, empty for none, with a question mark for what cannot be told. */
    String groupWord() {
        return switch (group) {
            case Fact.Known<Integer>(Integer number) -> String.valueOf(number);
            case Fact.Absent<Integer> none -> "";
            case Fact.Unknown<Integer> unknown -> "?";
        };
    }
}
