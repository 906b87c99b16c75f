// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is different between two looks at a host, the later of which was at a part of it only. */
final class TreeChanges {
    private static final String ROOT = "/";
    private final RawTree before;
    private final RawTree now;

    TreeChanges(RawTree before, RawTree now) {
        this.before = before;
        this.now = now;
    }

    /**
     * The entries that are different after a look at what lies below some paths; empty for what is gone.
     *
     * @param paths absolute, {@code /} for everything
     */
    Map<String, Optional<Entry>> below(Collection<String> paths) {
        Set<String> below = outermost(paths);
        Map<String, Optional<Entry>> changes = new HashMap<>();
        boolean everything = below.contains(ROOT);
        for (String path : below) {
            // what no probe covers was found in another way, as the target of a link from elsewhere
            at(path).forEach((old, entry) -> {
                if (everything || before.probed().covers(old)) {
                    changes.put(old, Optional.empty());
                }
            });
        }
        Set<String> above = above(below);
        now.entries().forEach((path, entry) -> {
            if (!above.contains(path)) {
                changes.put(path, Optional.of(entry));
            }
        });
        below.forEach(path -> failure(path).ifPresent(why -> changes.put(path, Optional.of(Entry.unreadable(why)))));
        changes.entrySet()
                .removeIf(change -> Optional.ofNullable(before.entries().get(change.getKey())).equals(change.getValue()));
        return changes;
    }

    /** The paths that the later look's probes cover and at which it saw something else; sizes and times do not count. */
    Set<String> seen() {
        var paths = new HashSet<String>();
        now.entries().forEach((path, entry) -> {
            if (now.probed().covers(path) && !(before.entries().get(path) instanceof Entry old && same(old, entry))) {
                paths.add(path);
            }
        });
        before.entries().keySet().forEach(path -> {
            if (!now.entries().containsKey(path) && now.probed().covers(path)) {
                paths.add(path);
            }
        });
        return paths;
    }

    private static boolean same(Entry one, Entry other) {
        return one.stamped(-1, -1).equals(other.stamped(-1, -1));
    }

    private Map<String, Entry> at(String path) {
        if (path.equals(ROOT)) {
            return before.entries();
        }
        Map<String, Entry> all = new HashMap<>(before.entries().subMap(path + "/", path + "0"));
        if (before.entries().get(path) instanceof Entry itself) {
            all.put(path, itself);
        }
        return all;
    }

    private static Set<String> outermost(Collection<String> paths) {
        return paths.contains(ROOT)
                ? Set.of(ROOT)
                : paths.stream().filter(path -> Collections.disjoint(above(Set.of(path)), paths))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> above(Collection<String> paths) {
        var above = new HashSet<String>();
        for (String path : paths) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                above.add(path.substring(0, slash));
            }
        }
        return above;
    }

    /** Why nothing below a path could be looked at, which a look puts where it came to an end: on the way there. */
    private Optional<String> failure(String path) {
        for (String folder : above(Set.of(path))) {
            if (now.entries().get(folder) instanceof Entry entry
                    && entry.content() instanceof Fact.Unknown<String>(String why)) {
                return Optional.of(why);
            }
        }
        return Optional.empty();
    }
}
