// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.ProbePolicy;
import org.vitrine.host.Text;

/**
 * Finds and reads what one path probe names, segment by segment. Folders may be reached through links as sysfs needs it,
 * but each folder that is listed and each path that is read is allowed by the policy under the name that was asked for and
 * under the one where it really is. A link to a file brings the file along under the name that the link's text gives.
 */
final class PathExpansion {
    private final Root root;
    private final Limits limits;
    private final Deadline deadline;
    private final EntryReader reader;
    private final Probe.PathProbe probe;
    private final String[] segments;
    private final Map<String, Entry> found = new TreeMap<>();
    private final List<Probe> alsoProbed = new ArrayList<>();
    private long characters;

    PathExpansion(Root root, Limits limits, Deadline deadline, Probe.PathProbe probe) {
        this.root = root;
        this.limits = limits;
        this.deadline = deadline;
        this.probe = probe;
        reader = new EntryReader(limits.fileBytes());
        segments = probe.glob().substring(1).split("/");
    }

    /**
     * Makes the probe.
     *
     * @throws ProbeFailedException when it finds too much or takes too long
     */
    PathExpansion run() throws ProbeFailedException {
        walk("", root.folder(), 0);
        return this;
    }

    /** Puts what was found. */
    void into(HostSnapshot.Builder snapshot) {
        snapshot.probed(List.of(probe)).probed(alsoProbed);
        found.forEach(snapshot::merge);
    }

    private void walk(String name, Path folder, int depth) throws ProbeFailedException {
        String segment = segments[depth];
        if (depth == 0 && segment.contains("*")) {
            throw new ProbeFailedException("the root folder is not looked into");
        }
        boolean last = depth == segments.length - 1;
        if (last && segment.equals("**")) {
            below(name, folder);
            return;
        }
        for (String child : segment.contains("*") ? names(name, folder, segment) : List.of(segment)) {
            if (last) {
                take(name + "/" + child, folder.resolve(child));
            } else {
                enter(name + "/" + child, folder.resolve(child), depth + 1);
            }
        }
    }

    private void enter(String name, Path path, int depth) throws ProbeFailedException {
        try {
            walk(name, path.toRealPath(), depth);
        } catch (IOException e) {
            putUnlessGone(name, e);
        }
    }

    private void below(String name, Path path) throws ProbeFailedException {
        take(name, path);
        Entry entry = found.get(name);
        if (entry != null && entry.kind() == Entry.Kind.DIRECTORY) {
            for (String child : names(name, path, "*")) {
                below(name + "/" + child, path.resolve(child));
            }
        }
    }

    private List<String> names(String name, Path folder, String pattern) throws ProbeFailedException {
        Optional<Text> refusal = root.refusalToList(name, folder);
        if (refusal.isPresent()) {
            put(name, Entry.unreadable(refusal.get().toString()));
            return List.of();
        }
        var match = new Probe.PathProbe("/" + pattern, probe.volatility());
        var names = new ArrayList<String>();
        try (var children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String file = String.valueOf(child.getFileName());
                if (match.covers("/" + file)) {
                    names.add(file);
                    bound(names.size());
                }
            }
        } catch (DirectoryIteratorException e) {
            putUnlisted(name, Objects.requireNonNullElseGet(e.getCause(), IOException::new));
        } catch (IOException e) {
            putUnlisted(name, e);
        }
        return names;
    }

    private void putUnlisted(String name, IOException e) throws ProbeFailedException {
        if (Errors.meansAbsent(e)) {
            gone(name);
        } else {
            put(name,
                    Objects.requireNonNullElseGet(found.get(name), Entry::directory).with(Fact.unknown(Errors.of(e))));
        }
    }

    private void take(String name, Path path) throws ProbeFailedException {
        Optional<Text> refusal = root.refusal(name, path);
        if (refusal.isPresent()) {
            put(name, Entry.unreadable(refusal.get().toString()));
            return;
        }
        try {
            Entry entry = reader.read(name, path);
            put(name, entry);
            if (entry.kind() == Entry.Kind.LINK) {
                bringTarget(name, path);
            }
        } catch (IOException e) {
            putUnlessGone(name, e);
        }
    }

    private void bringTarget(String link, Path path) throws ProbeFailedException, IOException {
        String name = Path.of(link).resolveSibling(Files.readSymbolicLink(path)).normalize().toString();
        if (found.containsKey(name)) {
            return;
        }
        try {
            Path real = path.toRealPath();
            Optional<Text> refusal = root.refusal(name, real);
            if (refusal.isPresent()) {
                put(name, Entry.unreadable(refusal.get().toString()));
            } else if (!Files.isDirectory(real) && Files.isSameFile(root.resolve(name), real)) {
                put(name, reader.read(name, real));
            }
        } catch (NoSuchFileException e) {
            gone(name);
        }
    }

    private void putUnlessGone(String name, IOException e) throws ProbeFailedException {
        if (Errors.meansAbsent(e)) {
            gone(name);
        } else {
            put(name, Entry.unreadable(Errors.of(e)));
        }
    }

    /** What the probe met on its way and does not cover itself: it was looked for and is not there. */
    private void gone(String name) {
        if (!probe.covers(name) && ProbePolicy.refusal(name).isEmpty() && !name.contains("*")) {
            alsoProbed.add(Probe.path(name));
        }
    }

    private void put(String name, Entry entry) throws ProbeFailedException {
        found.put(name, entry);
        characters += entry.content().or("").length();
        bound(found.size());
    }

    private void bound(int paths) throws ProbeFailedException {
        if (paths > limits.entries() || characters > limits.characters()) {
            throw new ProbeFailedException("%s finds more than %d paths or %d characters".formatted(probe.glob(),
                    limits.entries(), limits.characters()));
        }
        if (deadline.isOver()) {
            throw new ProbeFailedException("the scan took too long");
        }
    }
}
