// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;

/**
 * Reads files of sysfs before a scan asks for them, folder by folder, each folder opened once: the scan's probes ask file by
 * file, each of them in every folder. Only what could be read is kept; the scan does the rest and finds out what is wrong. What
 * hangs here is left alone after a while, and the scan goes on without.
 */
final class Prefetch {
    private static final String KERNEL = "/sys/";
    private static final int MOST_THREADS = 4;
    private final LocalFiles files;
    private final Map<String, Set<Probe.PathProbe>> wanted = new TreeMap<>();

    Prefetch(LocalFiles files, Collection<? extends Probe> probes) {
        this.files = files;
        for (Probe probe : probes) {
            if (probe instanceof Probe.PathProbe paths && isOfManyFiles(paths.glob())) {
                int slash = paths.glob().lastIndexOf('/');
                wanted.computeIfAbsent(paths.glob().substring(0, slash), folder -> new LinkedHashSet<>())
                        .add(new Probe.PathProbe(paths.glob().substring(slash), paths.volatility()));
            }
        }
    }

    /** In one folder for each name, or all in one folder. */
    private static boolean isOfManyFiles(String glob) {
        int star = glob.indexOf('*');
        return glob.startsWith(KERNEL) && star > 0 && !glob.contains("**")
                && glob.substring(0, glob.lastIndexOf('/')).chars().filter(c -> c == '*').count() < 2
                && glob.charAt(star - 1) == '/';
    }

    /** Reads until all is read or the deadline is over. */
    void run(Deadline deadline) {
        try {
            if (!wanted.isEmpty() && canRead()) {
                for (var folders : wanted.entrySet()) {
                    read(folders(folders.getKey()), folders.getValue(), deadline);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LinkageError e) {
            System.getLogger(Prefetch.class.getName()).log(Level.DEBUG, "The scan reads as Java does", e);
        }
    }

    private static boolean canRead() {
        try (var reader = new FolderReader()) {
            return LibcFiles.isFor() && reader.open("/").isPresent();
        }
    }

    private List<Place> folders(String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return List.of(new Place(pattern, pattern));
        }
        String parent = pattern.substring(0, star - 1);
        String below = pattern.substring(star + 1);
        var folders = new ArrayList<Place>();
        try {
            Place real = files.follow(new Place(parent, parent));
            var children = new ArrayList<Place>();
            files.list(real, name -> children.add(new Place(parent + "/" + name, real.real() + "/" + name)));
            for (Place child : children) {
                Place there = below.isEmpty() ? child : files.follow(child);
                folders.add(new Place(child.name() + below, there.real() + below));
            }
        } catch (IOException | ProbeFailedException e) {
            // the scan finds out what is wrong
            return List.of();
        }
        return folders;
    }

    private void read(List<Place> folders, Set<Probe.PathProbe> names, Deadline deadline) throws InterruptedException {
        int threads = Math.min(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()), folders.size());
        var done = new CountDownLatch(threads);
        var next = new AtomicInteger();
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().daemon().name("host scan ahead").start(() -> {
                try (var reader = new FolderReader()) {
                    for (int at = next.getAndIncrement(); at < folders.size() && !deadline.isOver(); at = next
                            .getAndIncrement()) {
                        read(folders.get(at), names, reader);
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        while (!deadline.isOver() && !done.await(50, TimeUnit.MILLISECONDS)) {
            // goes on waiting
        }
    }

    private void read(Place folder, Set<Probe.PathProbe> names, FolderReader reader) {
        Optional<String> real = files.open(folder, reader);
        Optional<Set<String>> all = real.flatMap(there -> reader.names());
        if (real.isEmpty() || all.isEmpty()) {
            return;
        }
        files.holds(real.get(), all.get());
        for (String name : all.get()) {
            String path = real.get() + "/" + name;
            if (names.stream().anyMatch(wanted -> isMeant(wanted, name))
                    && ProbePolicy.refusal(folder.name() + "/" + name).isEmpty() && ProbePolicy.refusal(path).isEmpty()
                    && !ProbePolicy.isPresenceOnly(path)) {
                reader.read(name).ifPresent(read -> files.holds(path, read));
            }
        }
    }

    private static boolean isMeant(Probe.PathProbe wanted, String name) {
        return wanted.glob().indexOf('*') < 0
                ? wanted.glob().length() == name.length() + 1 && wanted.glob().endsWith(name)
                : wanted.covers("/" + name);
    }
}
