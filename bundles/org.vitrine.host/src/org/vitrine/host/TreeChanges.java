// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is different after a later look at a part of a host. */
final class TreeChanges {
    private static final String ROOT = "/";
    private final RawTree before;
    private final RawTree now;
    private final Set<String> below;

    /** @param below absolute paths, below which the later look was; {@code /} for everything */
    TreeChanges(RawTree before, RawTree now, Collection<String> below) {
        this.before = before;
        this.now = now;
        this.below = outermost(below);
    }

    /** Where two looks saw different things, of what the later one's probes cover; sizes and times do not count. */
    static Set<String> seen(RawTree before, RawTree now) {
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

    /** The entries that are different; empty for what is gone. */
    Map<String, Optional<Entry>> changes() {
        Map<String, Optional<Entry>> changes = new HashMap<>();
        below.forEach(path -> at(path).forEach((old, entry) -> {
            if (isSeenAnew(old, entry)) {
                changes.put(old, Optional.empty());
            }
        }));
        Set<String> above = above(below);
        now.entries().forEach((path, entry) -> {
            if (!above.contains(path)) {
                changes.put(path, Optional.of(entry));
            }
        });
        below.forEach(path -> failure(path).ifPresent(why -> changes.put(path, Optional.of(Entry.unreadable(why)))));
        changes.entrySet()
                .removeIf(
                        change -> Optional.ofNullable(before.entries().get(change.getKey())).equals(change.getValue()));
        return changes;
    }

    /**
     * What was asked by now: folders that the earlier look had missed on its way were not asked for where the later one went
     * and did not miss them.
     *
     * @param changes as told
     */
    List<Probe> probes(List<Probe> earlier, List<Probe> later, Map<String, Optional<Entry>> changes) {
        Set<Probe> made = Set.copyOf(later);
        Set<String> there = above(changes.entrySet().stream().filter(change -> change.getValue().isPresent())
                .map(Map.Entry::getKey).toList());
        var all = new LinkedHashSet<Probe>();
        earlier.stream().filter(probe -> made.contains(probe) || !(probe instanceof Probe.PathProbe missed)
                || missed.glob().contains("*") || !isBelow(missed.glob()) && !there.contains(missed.glob()))
                .forEach(all::add);
        all.addAll(later);
        return List.copyOf(all);
    }

    /** What no probe covers was found in another way, as the target of a link from elsewhere, or stands for a failure. */
    private boolean isSeenAnew(String path, Entry entry) {
        return below.contains(ROOT) || before.probed().covers(path)
                || entry.kind() == Entry.Kind.OTHER && entry.content() instanceof Fact.Unknown;
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

    private boolean isBelow(String path) {
        return below.contains(ROOT) || below.contains(path) || !Collections.disjoint(above(Set.of(path)), below);
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
