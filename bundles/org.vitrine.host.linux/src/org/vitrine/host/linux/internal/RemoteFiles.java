// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.vitrine.host.CommandOutput;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostCommand;

/**
 * Files of a host far away, as two scripts saw them. Probes are expanded on them twice: first as if everything could be
 * read, to learn what is to be read, and again with what came of it. Not thread-safe.
 */
final class RemoteFiles implements FileView {
    private static final String KERNEL = "/sys/";
    private static final String PROCESSES = "/proc/";
    private static final Attributes FOLDER = new Attributes(0040755, 0, 0, 0, 0);

    private final Survey survey;
    private final Map<String, Seen> targets = new HashMap<>();
    private final Set<String> kernelFolders = new HashSet<>();
    private final Wishes wishes = new Wishes();
    private Optional<Reading> reading = Optional.empty();

    RemoteFiles(Survey survey) {
        this.survey = survey;
        survey.targets().forEach((link, target) -> {
            String real = survey.real().get(link);
            if (real != null) {
                targets.put(real, target);
            }
        });
    }

    Wishes wishes() {
        return wishes;
    }

    /** What the commands answered. */
    Map<HostCommand, Fact<CommandOutput>> outputs() {
        return survey.outputs();
    }

    /** From now on files have contents and users rights. */
    void answer(Reading answer) {
        reading = Optional.of(answer);
    }

    @Override
    public Place follow(Place place) throws IOException {
        Optional<String> known = survey.real(place.name());
        Seen seen = seen(place);
        if (seen.attributes().kind() != Entry.Kind.LINK) {
            return new Place(place.name(), known.orElse(place.real()));
        }
        if (!place.real().startsWith(KERNEL)) {
            return new Place(place.name(), known.orElseThrow(() -> new NoSuchFileException(place.name())));
        }
        // the kernel's links lead straight to folders
        String folder = known.orElseGet(() -> new Place(place.real(), place.real()).linked(seen.target()));
        kernelFolders.add(folder);
        return new Place(place.name(), folder);
    }

    private Seen seen(Place place) throws IOException {
        Seen seen = survey.seen().get(place.name());
        if (seen == null) {
            seen = targets.get(place.real());
        }
        if (seen != null) {
            return seen;
        }
        if (kernelFolders.contains(place.real())) {
            return new Seen(FOLDER, "");
        }
        String fault = survey.faults().get(place.name());
        if (fault != null) {
            throw Reading.fault(place.name(), fault);
        }
        Place folder = parent(place);
        Seen above = survey.seen().get(folder.name());
        if (above != null && above.attributes().kind() == Entry.Kind.DIRECTORY && !may(folder, 'x')) {
            throw new AccessDeniedException(place.name());
        }
        throw new NoSuchFileException(place.name());
    }

    private static Place parent(Place place) {
        return new Place(place.name().substring(0, Math.max(0, place.name().lastIndexOf('/'))),
                place.real().substring(0, Math.max(0, place.real().lastIndexOf('/'))));
    }

    @Override
    public void list(Place folder, Names names) throws IOException, ProbeFailedException {
        Seen seen = folder.name().isEmpty() ? new Seen(FOLDER, "") : seen(folder);
        if (seen.attributes().kind() == Entry.Kind.FILE) {
            throw new NotDirectoryException(folder.name());
        }
        Set<String> children = children(folder.name() + "/");
        for (String child : children) {
            names.take(child);
        }
        if ((children.isEmpty() || !folder.real().startsWith(KERNEL)) && !may(folder, 'r')) {
            throw new AccessDeniedException(folder.name());
        }
    }

    private Set<String> children(String start) {
        var children = new TreeSet<String>();
        NavigableMap<String, Seen> rest = survey.seen().tailMap(start, false);
        while (!rest.isEmpty() && rest.firstKey().startsWith(start)) {
            String path = rest.firstKey();
            int slash = path.indexOf('/', start.length());
            children.add(path.substring(start.length(), slash < 0 ? path.length() : slash));
            // '0' follows '/': past everything below the child
            rest = rest.tailMap(slash < 0 ? path + '\0' : path.substring(0, slash) + '0', true);
        }
        return children;
    }

    @Override
    public Attributes attributes(Place place) throws IOException {
        return seen(place).attributes();
    }

    @Override
    public String target(Place link) throws IOException {
        return seen(link).target();
    }

    @Override
    public boolean isReadable(Place place) {
        return may(place, 'r');
    }

    @Override
    public boolean isWritable(Place place) {
        return may(place, 'w');
    }

    /** What the kernel tells each process of itself lies in another folder for the next one. */
    private static String source(Place place) {
        return place.real().isEmpty() ? "/" : place.real().startsWith(PROCESSES) ? place.name() : place.real();
    }

    private boolean may(Place place, char what) {
        String kind = kind(place);
        if (reading.isEmpty()) {
            wishes.access(kind, source(place));
            return true;
        }
        String access = reading.get().access().get(kind);
        return access == null || access.indexOf(what) >= 0;
    }

    /** Below one folder of the kernel's, what a user may do hangs on owner and permissions alone. */
    private String kind(Place place) {
        Seen seen = survey.seen().get(place.name());
        if (seen == null || !place.real().startsWith(KERNEL) || seen.attributes().kind() == Entry.Kind.LINK) {
            return source(place);
        }
        Attributes attributes = seen.attributes();
        int end = place.real().indexOf('/', KERNEL.length());
        return "%s %o %s %s".formatted(end < 0 ? place.real() : place.real().substring(0, end), attributes.mode(),
                attributes.uid(), attributes.gid());
    }

    @Override
    public Fact<String> text(Place file, int most) throws IOException {
        if (seen(file).attributes().size() > most) {
            return EntryReader.tooLong(most);
        }
        if (reading.isEmpty()) {
            wishes.file(source(file));
            return Fact.absent();
        }
        byte[] bytes = reading.get().file(source(file));
        return bytes.length > most ? EntryReader.tooLong(most) : Fact.known(Answer.text(bytes));
    }

    @Override
    public byte[] head(Place file, int most) throws IOException {
        if (reading.isEmpty()) {
            wishes.head(source(file), most);
            return new byte[0];
        }
        return reading.get().head(source(file));
    }

    @Override
    public void open(Place device) throws IOException {
        if (reading.isEmpty()) {
            wishes.device(device.real());
        } else {
            reading.get().check(device.real());
        }
    }

    @Override
    public boolean leadsThere(Place place) {
        if (place.name().equals(place.real())) {
            return true;
        }
        if (reading.isEmpty()) {
            wishes.same(place);
            return true;
        }
        return Boolean.TRUE.equals(reading.get().sames().get(place));
    }
}
