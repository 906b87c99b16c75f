// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.vitrine.host.Entry;
import org.vitrine.host.Fact;

/**
 * Files of this machine, or of a folder that stands for one, for one look at them: where a folder really is and what it holds
 * is asked once. Thread-safe; what hangs holds nobody else up.
 */
final class LocalFiles implements FileView {
    // a folder with more names is listed each time
    private static final int MOST_KEPT = 10_000;
    // in bytes; nearly all of sysfs is shorter
    private static final int USUAL_LENGTH = 1024;
    private final Path root;
    private final Map<String, String> real = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> names = new ConcurrentHashMap<>();
    private final Map<String, FolderReader.Read> read = new ConcurrentHashMap<>();
    private final Map<String, Boolean> writable = new ConcurrentHashMap<>();

    /** @param root the folder that is the host's {@code /}, without links on the way to it */
    private LocalFiles(Path root) {
        this.root = root;
    }

    static LocalFiles at(Path folder) throws IOException {
        return new LocalFiles(folder.toRealPath());
    }

    /** Opens a folder; where it really is, empty when that is not below the root or cannot be told. */
    Optional<String> open(Place folder, FolderReader reader) {
        Optional<String> below = reader.open(path(folder).toString()).map(Path::of)
                .filter(there -> there.startsWith(root))
                .map(there -> "/" + root.relativize(there));
        below.ifPresent(there -> real.put(folder.real(), there));
        return below;
    }

    /** What a folder was found to hold. */
    void holds(String folder, Set<String> all) {
        names.put(folder, all);
    }

    /** What a file was found to hold. */
    void holds(String file, FolderReader.Read content) {
        read.put(file, content);
    }

    private Path path(String name) {
        return root.resolve(name.isEmpty() ? "" : name.substring(1));
    }

    private Path path(Place place) {
        return path(place.real());
    }

    @Override
    public Place follow(Place place) throws IOException {
        String known = real.get(place.real());
        if (known == null) {
            // finding out that it is a folder costs less than resolving each segment again
            known = attributes(place).kind() == Entry.Kind.DIRECTORY ? place.real() : follow(place.real());
            real.put(place.real(), known);
        }
        return new Place(place.name(), known);
    }

    private String follow(String name) throws IOException {
        Path path = path(name).toRealPath();
        if (!path.startsWith(root)) {
            throw new FileSystemException(name, null, path + " is outside of " + root);
        }
        String below = root.relativize(path).toString();
        return below.isEmpty() ? "" : "/" + below;
    }

    @Override
    public void list(Place folder, Names to) throws IOException, ProbeFailedException {
        Set<String> known = names.get(folder.real());
        if (known == null) {
            look(folder, to);
        } else {
            for (String name : known) {
                to.take(name);
            }
        }
    }

    private void look(Place folder, Names to) throws IOException, ProbeFailedException {
        var all = new HashSet<String>();
        try (var children = Files.newDirectoryStream(path(folder))) {
            for (Path child : children) {
                String name = String.valueOf(child.getFileName());
                if (all.size() <= MOST_KEPT) {
                    all.add(name);
                }
                to.take(name);
            }
        } catch (DirectoryIteratorException e) {
            IOException cause = e.getCause();
            throw cause == null ? new IOException(e) : cause;
        }
        if (all.size() <= MOST_KEPT) {
            names.put(folder.real(), all);
        }
    }

    @Override
    public Attributes attributes(Place place) throws IOException {
        FolderReader.Read known = read.get(place.real());
        if (known != null) {
            return known.attributes();
        }
        int slash = place.real().lastIndexOf('/');
        Set<String> siblings = slash < 0 ? null : names.get(place.real().substring(0, slash));
        if (siblings != null && !siblings.contains(place.real().substring(slash + 1))) {
            throw new NoSuchFileException(place.name());
        }
        Map<String, Object> told = Files.readAttributes(path(place), "unix:mode,uid,gid,size,lastModifiedTime",
                LinkOption.NOFOLLOW_LINKS);
        long modified = told.get("lastModifiedTime") instanceof FileTime time ? time.to(TimeUnit.SECONDS) : -1;
        return new Attributes((int) number(told, "mode"), (int) number(told, "uid"), (int) number(told, "gid"),
                number(told, "size"), modified);
    }

    private static long number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public String target(Place link) throws IOException {
        FolderReader.Read known = read.get(link.real());
        if (known != null) {
            return known.text();
        }
        return Files.readSymbolicLink(path(link)).toString();
    }

    @Override
    public boolean isReadable(Place place) {
        return Files.isReadable(path(place));
    }

    @Override
    public boolean isWritable(Place place) {
        FolderReader.Read known = read.get(place.real());
        if (known == null) {
            return Files.isWritable(path(place));
        }
        // in sysfs, where all that is known beforehand lies, it hangs on owner and permissions alone
        Attributes attributes = known.attributes();
        return writable.computeIfAbsent(attributes.mode() + " " + attributes.uid() + " " + attributes.gid(),
                kind -> Files.isWritable(path(place)));
    }

    @Override
    public Fact<String> text(Place file, int most) throws IOException {
        FolderReader.Read known = read.get(file.real());
        if (known != null) {
            return known.length() > most ? EntryReader.tooLong(most) : Fact.known(known.text());
        }
        try (var channel = FileChannel.open(path(file), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.min(USUAL_LENGTH, most + 1));
            while (channel.read(bytes) >= 0) {
                if (bytes.position() > most) {
                    return EntryReader.tooLong(most);
                }
                if (!bytes.hasRemaining()) {
                    bytes = ByteBuffer.allocate(Math.min(4 * bytes.capacity(), most + 1)).put(bytes.flip());
                }
            }
            return Fact.known(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public byte[] head(Place file, int most) throws IOException {
        try (var channel = FileChannel.open(path(file), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full or the file ends
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    @Override
    public void open(Place device) throws IOException {
        FileChannel.open(path(device), StandardOpenOption.READ, StandardOpenOption.WRITE).close();
    }

    @Override
    public boolean leadsThere(Place place) throws IOException {
        return Files.isSameFile(path(place.name()), path(place));
    }
}
