// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Collection;
import java.util.Set;

/** What is to be asked in the second script of a scan. */
final class Wishes {
    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> givenUp = new LinkedHashSet<>();
    private final Map<String, String> accesses = new LinkedHashMap<>();
    private final Set<String> devices = new LinkedHashSet<>();
    private final Map<String, Integer> heads = new LinkedHashMap<>();
    private final Set<Place> sames = new LinkedHashSet<>();

    void file(String real) {
        if (!givenUp.contains(real)) {
            files.add(real);
        }
    }

    /** What other wishes gave up is not asked for here either. */
    void giveUp(Wishes other) {
        other.givenUp.forEach(this::giveUp);
    }

    /** Whether whoever answers these has answered the others as well. */
    boolean cover(Wishes others) {
        return files.containsAll(others.files) && givenUp.equals(others.givenUp)
                && accesses.keySet().containsAll(others.accesses.keySet()) && devices.containsAll(others.devices)
                && sames.containsAll(others.sames) && heads.entrySet().containsAll(others.heads.entrySet());
    }

    /** A file is not asked for any more: reading it hangs. */
    void giveUp(String real) {
        files.remove(real);
        givenUp.add(real);
    }

    /** @param kind names paths of which the user may do the same, so that one answers for all */
    void access(String kind, String real) {
        accesses.putIfAbsent(kind, real);
    }

    void device(String real) {
        devices.add(real);
    }

    void same(Place place) {
        sames.add(place);
    }

    /** @param most how many bytes of the file are wanted */
    void head(String real, int most) {
        heads.put(real, most);
    }

    Map<String, Integer> heads() {
        return heads;
    }

    Set<String> files() {
        return files;
    }

    Set<String> givenUp() {
        return givenUp;
    }

    Collection<String> accesses() {
        return accesses.values();
    }

    Set<String> kinds() {
        return accesses.keySet();
    }

    Set<String> devices() {
        return devices;
    }

    Set<Place> sames() {
        return sames;
    }
}
