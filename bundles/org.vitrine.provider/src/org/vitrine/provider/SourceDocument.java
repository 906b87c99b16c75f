// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.Optional;

/**
 * A document of a dialect, flattened to what checks and editors need: each value with its path and its place.
 *
 * @param dialect the dialect's id
 * @param text    the whole text, as it was read
 * @param entries all values, in the order they stand in the text; a path may stand more than once where the dialect allows
 */
public record SourceDocument(String dialect, String text, List<Entry> entries) {

    /**
     * One value.
     *
     * @param path   the way to it: keys parted by dots and positions in brackets, {@code gpus[0].mdevType}
     * @param value  its text without quotes; empty for null
     * @param line   where the value stands, from 1
     * @param column where the value stands, from 1
     */
    public record Entry(String path, String value, int line, int column) {
    }

    /** Keeps an unmodifiable copy of the entries. */
    public SourceDocument {
        entries = List.copyOf(entries);
    }

    /**
     * Whether QEMU itself is started by it, as the user whose host it is: no libvirt binds drivers, raises limits or mends
     * devices' names before.
     */
    public boolean isCommandLine() {
        return dialect.equals("qemu");
    }

    /** The first entry of this path. */
    public Optional<Entry> entry(String path) {
        return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
    }

    /** The value of the first entry of this path. */
    public Optional<String> get(String path) {
        return entry(path).map(Entry::value);
    }

    /** The entries at or below a path. */
    public List<Entry> below(String path) {
        return entries.stream().filter(entry -> entry.path().equals(path) || entry.path().startsWith(path + ".")
                || entry.path().startsWith(path + "[")).toList();
    }
}
