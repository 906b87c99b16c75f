// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A host while a change is made to a snapshot of it. What a change takes away with a device (its driver's files, its place in
 * an IOMMU group) is kept under a name, for it comes back as it was when the device does. Confined to one thread.
 */
final class Simulation {
    private HostSnapshot host;
    private HostSnapshot.Builder next;
    private boolean isChanged;

    Simulation(HostSnapshot before) {
        host = before;
        next = before.toBuilder();
    }

    /** The host as it is now. */
    HostSnapshot host() {
        if (isChanged) {
            host = next.build();
            isChanged = false;
        }
        return host;
    }

    void put(String path, Entry entry) {
        next.put(path, entry);
        isChanged = true;
    }

    /** A kernel's file has another value; it ends in a line feed as they all do. What cannot be told stays so. */
    void value(String path, String value) {
        put(path, host().tree().getOrDefault(path, Entry.file("")).with(Fact.known(value + "\n")));
    }

    /** What will stand there shows only once it is done. */
    void open(String path, Entry.Kind kind, String why) {
        put(path, new Entry(kind, 0, -1, -1, false, false, Fact.unknown(why)));
    }

    /** Takes away these paths and all that is below, and keeps it under a name. */
    void take(String name, Collection<String> paths) {
        var taken = new TreeMap<String, Optional<Entry>>();
        var folders = new TreeSet<String>();
        var tree = host().tree();
        for (String path : paths) {
            var all = new TreeMap<>(tree.subMap(path + "/", path + "0"));
            if (tree.get(path) instanceof Entry entry) {
                all.put(path, entry);
            }
            if (!all.isEmpty()) {
                folders.add(path.substring(0, path.lastIndexOf('/')));
            }
            all.forEach((at, entry) -> taken.put(at, Optional.of(entry)));
            next.removeTree(path);
        }
        isChanged = true;
        keepFolders(folders, taken);
        keep(name, taken);
    }

    /** Takes away for good what a simulated change made. */
    void remove(Collection<String> paths) {
        paths.forEach(next::removeTree);
        isChanged = true;
    }

    /** A folder of the kernel that something was taken from is empty then, not gone, unless it went with what is above it. */
    private void keepFolders(Collection<String> folders, TreeMap<String, Optional<Entry>> taken) {
        HostSnapshot now = host();
        for (String folder : folders) {
            boolean isEmpty = folder.startsWith("/sys/") && now.tree().subMap(folder + "/", folder + "0").isEmpty();
            if (isEmpty && !now.tree().containsKey(folder) && !taken.containsKey(folder)
                    && taken.keySet().stream().noneMatch(path -> folder.startsWith(path + "/"))) {
                taken.put(folder, Optional.empty());
                next.put(folder, Entry.directory());
            }
        }
    }

    /** Keeps what stands at these paths under a name before it is changed. */
    void remember(String name, Collection<String> paths) {
        var old = new TreeMap<String, Optional<Entry>>();
        paths.forEach(path -> old.put(path, Optional.ofNullable(host().tree().get(path))));
        keep(name, old);
    }

    /** Whether something is kept under this name. */
    boolean has(String name) {
        return host().departed().containsKey(name);
    }

    /** Puts back what was kept under a name, once; false when nothing was. */
    boolean giveBack(String name) {
        Map<String, Optional<Entry>> kept = host().departed().get(name);
        if (kept == null) {
            return false;
        }
        kept.forEach((path, entry) -> entry.ifPresentOrElse(there -> next.put(path, there), () -> next.remove(path)));
        next.forget(name);
        isChanged = true;
        return true;
    }

    void output(HostCommand command, CommandOutput output) {
        next.output(command, Fact.known(output));
        isChanged = true;
    }

    /** Makes another change in between. */
    void make(Change change) {
        host = host().after(change);
        next = host.toBuilder();
    }

    private void keep(String name, TreeMap<String, Optional<Entry>> entries) {
        next.keep(name, entries);
        isChanged = true;
    }
}
