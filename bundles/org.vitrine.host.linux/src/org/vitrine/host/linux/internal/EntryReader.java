// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import org.vitrine.host.Digest;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.Kvm;
import org.vitrine.host.ProbePolicy;

/** Looks at one path that is allowed, never through a link. As thread-safe as the files it looks at. */
final class EntryReader {
    // access(2) tells root yes where a device cgroup says no; opening these has no effect, so it is tried
    private static final Set<String> OPENED = Set.of(Kvm.DEVICE);

    private final FileView files;
    private final int limit;

    /** @param limit the longest file that is read, in bytes */
    EntryReader(FileView files, int limit) {
        this.files = files;
        this.limit = limit;
    }

    static Fact<String> tooLong(int limit) {
        return Fact.unknown("longer than " + limit + " bytes");
    }

    /**
     * What stands at a path.
     *
     * @throws IOException when not even its attributes can be read, it is gone for example
     */
    Entry read(Place place) throws IOException {
        Attributes attributes = files.attributes(place);
        return switch (attributes.kind()) {
            case LINK -> entry(attributes, true, false, Fact.known(files.target(place)));
            case FILE -> file(place, attributes);
            case DEVICE -> device(place, attributes);
            case DIRECTORY, OTHER -> entry(attributes, files.isReadable(place), files.isWritable(place), Fact.absent());
        };
    }

    private static Entry entry(Attributes attributes, boolean readable, boolean writable, Fact<String> content) {
        return new Entry(attributes.kind(), attributes.permissions(), attributes.uid(), attributes.gid(), readable,
                writable, content);
    }

    private Entry file(Place place, Attributes attributes) {
        Fact<String> content = content(place);
        boolean readable = content instanceof Fact.Known || files.isReadable(place);
        Entry file = entry(attributes, readable, files.isWritable(place), content);
        // what the kernel makes up when it is read has neither
        return place.name().startsWith("/sys/") || place.name().startsWith("/proc/")
                ? file
                : file.stamped(attributes.size(), attributes.modified());
    }

    private Fact<String> content(Place place) {
        Optional<Digest> digest = ProbePolicy.digest(place.name());
        if (digest.isPresent() && digest.equals(ProbePolicy.digest(place.real()))) {
            return digest(place, digest.get());
        }
        if (ProbePolicy.isPresenceOnly(place.name()) || ProbePolicy.isPresenceOnly(place.real())) {
            return Fact.unknown("only that it is there is looked at");
        }
        try {
            return files.text(place, limit);
        } catch (IOException e) {
            return Fact.unknown(Errors.of(e));
        }
    }

    private Fact<String> digest(Place place, Digest digest) {
        if (!files.isReadable(place)) {
            return Fact.unknown("Permission denied");
        }
        try {
            return Fact.known(digest.of(files.head(place, digest.most())));
        } catch (IOException e) {
            return Fact.unknown(Errors.of(e));
        }
    }

    private Entry device(Place place, Attributes attributes) {
        if (!OPENED.contains(place.name())) {
            return entry(attributes, files.isReadable(place), files.isWritable(place), Fact.absent());
        }
        try {
            files.open(place);
            return entry(attributes, true, true, Fact.absent());
        } catch (IOException e) {
            return entry(attributes, false, false, Fact.unknown(Errors.of(e)));
        }
    }
}
