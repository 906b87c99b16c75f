// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.Kvm;

/** Looks at one path that is allowed, never through a link. Thread-safe. */
final class EntryReader {
    // the file type bits of st_mode, inode(7)
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    // access(2) tells root yes where a device cgroup says no; opening these has no effect, so it is tried
    private static final Set<String> OPENED = Set.of(Kvm.DEVICE);

    private final int limit;

    EntryReader(int limit) {
        this.limit = limit;
    }

    /**
     * What stands at a path.
     *
     * @param name the path as the snapshot names it
     * @param path where that is, without links on the way
     * @throws IOException when not even its attributes can be read, it is gone for example
     */
    Entry read(String name, Path path) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        int mode = number(attributes, "mode");
        int uid = number(attributes, "uid");
        int gid = number(attributes, "gid");
        int bits = mode & 07777;
        return switch (mode & TYPE) {
            case LINK -> new Entry(Entry.Kind.LINK, bits, uid, gid, true, false,
                    Fact.known(Files.readSymbolicLink(path).toString()));
            case FOLDER -> new Entry(Entry.Kind.DIRECTORY, bits, uid, gid, Files.isReadable(path),
                    Files.isWritable(path), Fact.absent());
            case CHARACTER_DEVICE, BLOCK_DEVICE -> device(name, path, bits, uid, gid);
            case REGULAR -> new Entry(Entry.Kind.FILE, bits, uid, gid, Files.isReadable(path), Files.isWritable(path),
                    content(name, path));
            default -> new Entry(Entry.Kind.OTHER, bits, uid, gid, Files.isReadable(path), Files.isWritable(path),
                    Fact.absent());
        };
    }

    private static int number(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof Integer number ? number : 0;
    }

    private static Entry device(String name, Path path, int mode, int uid, int gid) {
        if (!OPENED.contains(name)) {
            return new Entry(Entry.Kind.DEVICE, mode, uid, gid, Files.isReadable(path), Files.isWritable(path),
                    Fact.absent());
        }
        try (var opened = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Entry(Entry.Kind.DEVICE, mode, uid, gid, opened.isOpen(), true, Fact.absent());
        } catch (IOException e) {
            return new Entry(Entry.Kind.DEVICE, mode, uid, gid, false, false, Fact.unknown(Errors.of(e)));
        }
    }

    private Fact<String> content(String name, Path path) {
        // a regular file there is other programs' memory (guests' shared memory for example), not a setting
        if (name.startsWith("/dev/")) {
            return Fact.unknown("files in /dev are not read");
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(limit + 1);
            return bytes.length > limit
                    ? Fact.unknown("longer than " + limit + " bytes")
                    : Fact.known(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Fact.unknown(Errors.of(e));
        }
    }
}
