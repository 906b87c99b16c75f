// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
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
    private final FileView files;
    private final Limits limits;
    private final Deadline deadline;
    private final EntryReader reader;
    private final Probe.PathProbe probe;
    private final Scope scope;
    private final List<String> segments;
    private final Map<String, Entry> found = new HashMap<>();
    private final List<Probe> alsoProbed = new ArrayList<>();
    private long characters;

    /** @param scope what is looked at of what the probe names */
    PathExpansion(FileView files, Limits limits, Deadline deadline, Probe.PathProbe probe, Scope scope) {
        this.files = files;
        this.limits = limits;
        this.deadline = deadline;
        this.probe = probe;
        this.scope = scope;
        reader = new EntryReader(files, limits.fileBytes());
        segments = List.of(probe.glob().substring(1).split("/"));
    }

    /** What it puts into a snapshot: what the probe finds, or why it could not be made. */
    Consumer<HostSnapshot.Builder> answer() {
        try {
            return run()::into;
        } catch (ProbeFailedException e) {
            return Scan.failed(probe, e.why());
        }
    }

    /**
     * Makes the probe.
     *
     * @throws ProbeFailedException when it finds too much or takes too long
     */
    private PathExpansion run() throws ProbeFailedException {
        if (segments.getFirst().contains("*")) {
            throw new ProbeFailedException("the root folder is not looked into");
        }
        Optional<Text> refusal = refusal(probe);
        if (refusal.isPresent()) {
            put(start(probe.glob()), Entry.unreadable(refusal.get().toString()));
        } else {
            walk(Place.ROOT, 0, scope);
        }
        return this;
    }

    /** Puts what was found. */
    private void into(HostSnapshot.Builder snapshot) {
        snapshot.probed(List.of(probe)).probed(alsoProbed);
        found.forEach(snapshot::merge);
    }

    /** Why nothing that a probe names may be looked at; empty when something may, or it takes a look to tell. */
    static Optional<Text> refusal(Probe.PathProbe probe) {
        String start = start(probe.glob());
        return start.equals(probe.glob()) ? ProbePolicy.refusal(start) : ProbePolicy.refusalToList(start);
    }

    /** The part of a pattern that is a path: the whole of it when it has no star. */
    static String start(String glob) {
        int star = glob.indexOf('*');
        int slash = star < 0 ? glob.length() : glob.lastIndexOf('/', star);
        return slash == 0 ? "/" : glob.substring(0, slash);
    }

    private void walk(Place folder, int depth, Scope here) throws ProbeFailedException {
        String segment = segments.get(depth);
        boolean last = depth == segments.size() - 1;
        if (last && segment.equals("**")) {
            below(folder, here);
            return;
        }
        boolean search = segment.contains("*");
        for (String child : search ? names(folder, segment, here) : List.of(segment)) {
            Scope there = here.child(child);
            if (last) {
                take(folder.child(child), there);
            } else if (there.meets(segments.subList(depth + 1, segments.size()))) {
                enter(folder.child(child), depth + 1, there, search);
            }
        }
    }

    private void enter(Place folder, int depth, Scope there, boolean wasFound) throws ProbeFailedException {
        Place real;
        try {
            real = files.follow(folder);
        } catch (IOException e) {
            // what a pattern found and is gone by now was never asked for by its name
            if (!wasFound || !Errors.meansAbsent(e)) {
                putUnlessGone(folder.name(), e);
            }
            return;
        }
        walk(real, depth, there);
    }

    private void below(Place place, Scope here) throws ProbeFailedException {
        take(place, here);
        if (here.isWhole() ? isFolder(found.get(place.name())) : isFolder(place)) {
            for (String child : names(place, "*", here)) {
                below(place.child(child), here.child(child));
            }
        }
    }

    private static boolean isFolder(@Nullable Entry entry) {
        return entry != null && entry.kind() == Entry.Kind.DIRECTORY;
    }

    private boolean isFolder(Place place) {
        try {
            return files.attributes(place).kind() == Entry.Kind.DIRECTORY;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> names(Place folder, String pattern, Scope here) throws ProbeFailedException {
        Optional<Text> refusal = ProbePolicy.refusalToList(folder.name())
                .or(() -> ProbePolicy.refusalToList(folder.real()));
        if (refusal.isPresent()) {
            put(folder.name(), Entry.unreadable(refusal.get().toString()));
            return List.of();
        }
        var match = new Probe.PathProbe("/" + pattern, probe.volatility());
        if (!here.isWhole()) {
            return here.names().stream().filter(name -> match.covers("/" + name)).toList();
        }
        var names = new ArrayList<String>();
        try {
            files.list(folder, name -> {
                if (pattern.equals("*") || match.covers("/" + name)) {
                    names.add(name);
                    bound(names.size());
                }
            });
        } catch (IOException e) {
            putUnlisted(folder.name(), e);
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

    private Optional<Text> refusal(Place place) {
        return ProbePolicy.refusal(place.name()).or(() -> ProbePolicy.refusal(place.real()));
    }

    private void take(Place place, Scope there) throws ProbeFailedException {
        if (!there.isWhole()) {
            return;
        }
        Optional<Text> refusal = refusal(place);
        if (refusal.isPresent()) {
            put(place.name(), Entry.unreadable(refusal.get().toString()));
            return;
        }
        try {
            Entry entry = reader.read(place);
            put(place.name(), entry);
            // links in sysfs lead to kernel objects, which are folders
            if (entry.kind() == Entry.Kind.LINK && !place.real().startsWith("/sys/")
                    && entry.content() instanceof Fact.Known<String>(String target)) {
                bringTarget(place, place.linked(target));
            }
        } catch (IOException e) {
            putUnlessGone(place.name(), e);
        }
    }

    private void bringTarget(Place link, String name) throws ProbeFailedException {
        if (found.containsKey(name)) {
            return;
        }
        try {
            Place target = new Place(name, files.follow(link).real());
            // words lead astray where a link was reached through another one
            if (files.attributes(target).kind() == Entry.Kind.DIRECTORY || !files.leadsThere(target)) {
                return;
            }
            Optional<Text> refusal = refusal(target);
            put(name, refusal.isPresent() ? Entry.unreadable(refusal.get().toString()) : reader.read(target));
        } catch (IOException e) {
            putUnlessGone(name, e);
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
            throw new ProbeFailedException("%s finds more than %s paths or %s characters".formatted(probe.glob(),
                    limits.entries(), limits.characters()));
        }
        if (deadline.isOver()) {
            throw new ProbeFailedException("the scan took too long");
        }
    }
}
