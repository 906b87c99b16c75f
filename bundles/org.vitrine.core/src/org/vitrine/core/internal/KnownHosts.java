// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.vitrine.core.HostReach;
import org.vitrine.core.HostSource;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** The hosts that were opened by name in this process, and those that a person saved. Thread-safe. */
final class KnownHosts {
    private final SavedNames store;
    private final Supplier<List<Probe>> probes;
    private final List<HostReach> reaches = new ArrayList<>();
    private final Map<String, ScannedHost> open = new LinkedHashMap<>();
    private Optional<SortedMap<String, String>> saved = Optional.empty();

    KnownHosts(SavedNames store, Supplier<List<Probe>> probes) {
        this.store = store;
        this.probes = probes;
    }

    synchronized void add(HostReach reach) {
        reaches.add(reach);
    }

    /** Its hosts go with it; recordings stay. */
    synchronized void remove(HostReach reach) {
        reaches.remove(reach);
        open.entrySet().removeIf(entry -> {
            boolean gone = !entry.getKey().endsWith(Recording.SUFFIX);
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
    }

    synchronized void close() {
        open.values().forEach(ScannedHost::close);
        open.clear();
    }

    /** The saved ones and those that were opened; a saved one that nothing here reaches stays in the file and out of sight. */
    synchronized List<ScannedHost> list() {
        for (String id : saved().keySet()) {
            if (!open.containsKey(id)) {
                try {
                    open(id);
                } catch (VitrineException e) {
                    System.getLogger(KnownHosts.class.getName()).log(Level.DEBUG, e::getMessage);
                }
            }
        }
        return List.copyOf(open.values());
    }

    /** @throws VitrineException when nothing reaches a host of this name */
    synchronized ScannedHost open(String name) throws VitrineException {
        ScannedHost same = open.get(name);
        return same != null ? same : remember(source(name));
    }

    private ScannedHost remember(HostSource source) {
        ScannedHost same = open.get(source.id());
        if (same != null) {
            source.close();
            return same;
        }
        String id = source.id();
        var host = new ScannedHost(source, probes, () -> Optional.ofNullable(saved().get(id))
                .<Text>map(name -> Text.of("{0}", name)).orElseGet(source::label));
        open.put(id, host);
        return host;
    }

    private HostSource source(String name) throws VitrineException {
        if (name.endsWith(Recording.SUFFIX)) {
            try {
                return new RecordedHost(Path.of(name).toAbsolutePath().normalize());
            } catch (InvalidPathException e) {
                throw new VitrineException(Text.of("\"{0}\" names no file. Check the recording's name.", name), e);
            }
        }
        for (HostReach reach : reaches) {
            Optional<HostSource> source = reach.open(name);
            if (source.isPresent()) {
                return source.get();
            }
        }
        throw new VitrineException(
                Text.of("There is no host \"{0}\". Write local for this machine, ssh://USER@HOST for one "
                        + "that SSH reaches, or the name of a recording, which ends in {1}.", name, Recording.SUFFIX));
    }

    synchronized boolean isSaved(String id) {
        return saved().containsKey(id);
    }

    /** Writes it down under the name that people give it. */
    synchronized ScannedHost save(String name, String label) throws VitrineException {
        ScannedHost host = open(name);
        update(hosts -> hosts.put(host.id(), label));
        return host;
    }

    /** Closes it and takes it out of the file. */
    synchronized void forget(String id) throws VitrineException {
        update(hosts -> hosts.remove(id));
        Optional.ofNullable(open.remove(id)).ifPresent(ScannedHost::close);
    }

    /** Changes the file as it is now, for another process may have saved as well. */
    private void update(Consumer<SortedMap<String, String>> change) throws VitrineException {
        SortedMap<String, String> before = store.load();
        SortedMap<String, String> next = new TreeMap<>(before);
        change.accept(next);
        if (!next.equals(before)) {
            store.save(next);
        }
        saved = Optional.of(next);
    }

    private SortedMap<String, String> saved() {
        if (saved.isEmpty()) {
            try {
                saved = Optional.of(store.load());
            } catch (VitrineException e) {
                // a broken file must not take this machine away; whoever saves is told, and the file stays as it is
                System.getLogger(KnownHosts.class.getName()).log(Level.WARNING, e::getMessage);
                saved = Optional.of(new TreeMap<>());
            }
        }
        return saved.get();
    }
}
