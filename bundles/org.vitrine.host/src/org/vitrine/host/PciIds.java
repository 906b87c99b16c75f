// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of PCI vendors, devices and classes: the text of a {@code pci.ids} file as the PCI ID project publishes it.
 * The file is the same on every host, so that whoever shows names reads it where it is; it is no part of a snapshot.
 * Immutable.
 */
public final class PciIds {
    // today's file has some 40,000 names; a line more than this long holds none
    private static final int MOST_NAMES = 500_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ID = 12;
    // "10de", "10de 1b80", "10de 1b80 1458 3702", "C 03", "C 0300", "C 030000"
    private final Map<String, String> names = new HashMap<>();

    private PciIds() {
    }

    /** Reads the text of a {@code pci.ids} file; lines that are none of its forms are passed over. */
    public static PciIds of(String text) {
        var ids = new PciIds();
        var above = new String[]{"", "", ""};
        text.lines().filter(line -> !line.isBlank() && line.charAt(0) != '#').limit(MOST_NAMES)
                .forEach(line -> ids.add(line, above));
        return ids;
    }

    /** The vendor's name. */
    public Optional<String> vendor(int vendor) {
        return name("%04x", vendor);
    }

    /** The device's name. */
    public Optional<String> device(int vendor, int device) {
        return name("%04x %04x", vendor, device);
    }

    /** The name that a card's builder gave it. */
    public Optional<String> subsystem(int vendor, int device, int subsystemVendor, int subsystemDevice) {
        return name("%04x %04x %04x %04x", vendor, device, subsystemVendor, subsystemDevice);
    }

    /** The class's name as exact as the list has it, for a code of 24 bits such as {@code 0x030000}. */
    public Optional<String> className(int code) {
        return name("C %06x", code).or(() -> name("C %04x", code >> 8)).or(() -> name("C %02x", code >> 16));
    }

    private Optional<String> name(String form, Object... ids) {
        return Optional.ofNullable(names.get(form.formatted(ids)));
    }

    /** @param above the keys of the lines that this one stands below, by their depth */
    private void add(String line, String[] above) {
        int depth = line.startsWith("\t\t") ? 2 : line.startsWith("\t") ? 1 : 0;
        int gap = line.indexOf("  ", depth);
        String name = gap < 0 ? "" : line.substring(gap).strip();
        if (name.isEmpty() || gap > LONGEST_ID || name.length() > LONGEST_NAME) {
            return;
        }
        String id = line.substring(depth, gap);
        String parent = depth == 0 ? "" : above[depth - 1];
        String key = parent.isEmpty() ? id : parent + (parent.startsWith("C ") ? "" : " ") + id;
        above[depth] = key;
        names.put(key, name);
    }
}
