// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The raw tree of a snapshot and what can be told from it; {@link HostSnapshot} says what its methods mean.
 *
 * @param entries by path, never changed
 * @param probed  what was looked for
 */
record RawTree(TreeMap<String, Entry> entries, ProbeIndex probed) {
    // as many as the kernel follows
    private static final int MOST_LINKS = 40;

    Fact<Entry> entry(String path) {
        Entry entry = entries.get(path);
        if (entry != null) {
            return entry.kind() == Entry.Kind.OTHER && entry.content() instanceof Fact.Unknown<String>(String why)
                    ? Fact.unknown(path + ": " + why)
                    : Fact.known(entry);
        }
        if (hasChildren(path)) {
            return Fact.known(Entry.directory());
        }
        return missing(path);
    }

    Fact<String> text(String path) {
        return content(resolved(path), Entry.Kind.FILE, "file");
    }

    /** Where the links at a path lead, as far as they were collected. */
    String resolved(String path) {
        String file = path;
        for (int links = 0; links < MOST_LINKS && entries.get(file) instanceof Entry entry
                && entry.kind() == Entry.Kind.LINK
                && entry.content() instanceof Fact.Known<String>(String target); links++) {
            file = Glob.resolve(file, target);
        }
        return file;
    }

    Fact<String> target(String path) {
        return content(path, Entry.Kind.LINK, "link");
    }

    Fact<List<String>> list(String path) {
        if (entries.get(path) instanceof Entry folder && folder.content() instanceof Fact.Unknown<String>(String why)) {
            return Fact.unknown(path + ": " + why);
        }
        Set<String> names = names(path);
        if (!names.isEmpty()) {
            return Fact.known(List.copyOf(names));
        }
        return entry(path) instanceof Fact.Absent<Entry>
                ? Fact.absent()
                : unreadableAbove(path).map(Fact::<List<String>>unknown).orElseGet(() -> probed.looksInto(path)
                        ? Fact.known(List.of())
                        : Fact.unknown(path + " was not looked into"));
    }

    private Fact<String> content(String path, Entry.Kind kind, String word) {
        return entry(path).flatMap(entry -> entry.kind() == kind
                ? because(path, entry.content())
                : Fact.unknown(path + " is no " + word));
    }

    private static Fact<String> because(String path, Fact<String> content) {
        return content instanceof Fact.Unknown<String>(String why) ? Fact.unknown(path + ": " + why) : content;
    }

    private boolean hasChildren(String path) {
        String below = path + "/";
        return Optional.ofNullable(entries.ceilingKey(below)).filter(next -> next.startsWith(below)).isPresent();
    }

    private Fact<Entry> missing(String path) {
        return unreadableAbove(path).map(Fact::<Entry>unknown).orElseGet(() -> probed.covers(path)
                ? Fact.absent()
                : Fact.unknown(path + " was not probed"));
    }

    /** Why nothing is known of what is below a folder above this path; empty where all of them could be looked into. */
    private Optional<String> unreadableAbove(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String above = path.substring(0, slash);
            if (entries.get(above) instanceof Entry folder
                    && folder.content() instanceof Fact.Unknown<String>(String why)) {
                return Optional.of(above + ": " + why);
            }
        }
        return Optional.empty();
    }

    /** The names in a folder, leaping over what is below each, so that the cost is theirs and not the whole tree's. */
    private Set<String> names(String folder) {
        var names = new TreeSet<String>();
        int start = folder.length() + 1;
        SortedMap<String, Entry> rest = entries.subMap(folder + "/", folder + "0");
        while (!rest.isEmpty()) {
            String child = rest.firstKey();
            int slash = child.indexOf('/', start);
            names.add(slash < 0 ? child.substring(start) : child.substring(start, slash));
            // '0' follows '/', the zero character makes the next possible path
            rest = rest.tailMap(slash < 0 ? child + '\0' : child.substring(0, slash) + '0');
        }
        return names;
    }
}
