// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Checksum;

import org.vitrine.host.Entry;

import com.sun.jna.Memory;

/**
 * Reads files of one folder after the other, each folder opened once. What does not go well is left to whoever does it one by
 * one, and tells why. For one thread.
 */
final class FolderReader implements AutoCloseable {
    private static final int CONTENT = 4096;
    private static final int NAMES = 32 * 1024;
    private static final int NOTHING = -1;
    // offsets in struct statx and struct linux_dirent64, the same on all machines
    private static final int UID = 20;
    private static final int GID = 24;
    private static final int MODE = 28;
    private static final int SIZE = 40;
    private static final int MODIFIED = 112;
    private static final int LENGTH_OF_ENTRY = 16;
    private static final int NAME = 19;

    private final Memory name = new Memory(CONTENT);
    private final Memory data = new Memory(NAMES);
    private final ByteBuffer bytes = data.getByteBuffer(0, NAMES).order(ByteOrder.nativeOrder());
    private int folder = NOTHING;

    /** What was read: a file's text or a link's target, empty for anything else, and how many bytes that had. */
    record Read(Attributes attributes, String text, int length) {
    }

    /** Opens another folder, through links; where it really is, empty when it does not open. */
    Optional<String> open(String path) {
        leave();
        folder = LibcFiles.openat(LibcFiles.AT_FDCWD, named(path), LibcFiles.O_DIRECTORY | LibcFiles.O_CLOEXEC);
        return folder < 0 ? Optional.empty() : target(LibcFiles.AT_FDCWD, "/proc/self/fd/" + folder);
    }

    /** The names in the folder; empty when they cannot be read. */
    Optional<Set<String>> names() {
        var names = new HashSet<String>();
        for (long length = more(); length != 0; length = more()) {
            if (length < 0) {
                return Optional.empty();
            }
            for (int at = 0; at < length; at += bytes.getShort(at + LENGTH_OF_ENTRY)) {
                String child = text(at + NAME);
                if (!child.equals(".") && !child.equals("..")) {
                    names.add(child);
                }
            }
        }
        return Optional.of(names);
    }

    private long more() {
        return LibcFiles.getdents64(folder, data, NAMES);
    }

    /** Adds the names in the folder to a sum, and which of the file system's objects have them. */
    void addNames(Checksum sum) {
        for (long length = more(); length != 0; length = more()) {
            add(length, sum);
            if (length < 0) {
                return;
            }
        }
    }

    /** What the kernel just put before this, or that it would not. */
    private void add(long length, Checksum sum) {
        if (length < 0) {
            sum.update(NOTHING);
        } else {
            sum.update(bytes.slice(0, (int) length));
        }
    }

    /**
     * Adds to a sum what a file is, its size and times left out.
     *
     * @param file    its way from the folder
     * @param content whether what is in it is read, or where it leads
     */
    void add(String file, boolean content, Checksum sum) {
        Optional<Attributes> attributes = attributes(file);
        if (attributes.isEmpty()) {
            sum.update(NOTHING);
            return;
        }
        // mode, owner and group stand side by side
        sum.update(bytes.slice(UID, MODE + Short.BYTES - UID));
        if (content && attributes.get().kind() == Entry.Kind.LINK) {
            add(LibcFiles.readlinkat(folder, name, data, CONTENT), sum);
        } else if (content && attributes.get().kind() == Entry.Kind.FILE) {
            int open = openNamed();
            long length = open < 0 ? NOTHING : LibcFiles.read(open, data, NAMES);
            for (add(length, sum); length > 0; add(length, sum)) {
                length = LibcFiles.read(open, data, NAMES);
            }
            leave(open);
        }
    }

    /** A file of the folder, not through a link; empty where something is amiss, or the file is long. */
    Optional<Read> read(String file) {
        return attributes(file).flatMap(attributes -> switch (attributes.kind()) {
            case LINK -> target(folder, file).map(target -> new Read(attributes, target, 0));
            case FILE -> content(attributes);
            default -> Optional.of(new Read(attributes, "", 0));
        });
    }

    /** Of a file, not through a link; its name is given from now on. */
    private Optional<Attributes> attributes(String file) {
        if (LibcFiles.statx(folder, named(file), LibcFiles.AT_SYMLINK_NOFOLLOW, LibcFiles.BASIC, data) != 0) {
            return Optional.empty();
        }
        return Optional.of(new Attributes(bytes.getShort(MODE) & 0xffff, bytes.getInt(UID), bytes.getInt(GID),
                bytes.getLong(SIZE), bytes.getLong(MODIFIED)));
    }

    /** Of the file whose name was given last. The kernel gives all of an attribute that fits at once. */
    private Optional<Read> content(Attributes attributes) {
        int file = openNamed();
        if (file < 0) {
            return Optional.empty();
        }
        long length = LibcFiles.read(file, data, CONTENT);
        leave(file);
        return length < 0 || length == CONTENT
                ? Optional.empty()
                : Optional.of(new Read(attributes, decoded(0, (int) length), (int) length));
    }

    private int openNamed() {
        return LibcFiles.openat(folder, name, LibcFiles.O_NOFOLLOW | LibcFiles.O_CLOEXEC);
    }

    private Optional<String> target(int from, String link) {
        long length = LibcFiles.readlinkat(from, named(link), data, CONTENT);
        return length < 0 || length == CONTENT ? Optional.empty() : Optional.of(decoded(0, (int) length));
    }

    private String text(int at) {
        int end = at;
        while (bytes.get(end) != 0) {
            end++;
        }
        return decoded(at, end - at);
    }

    private String decoded(int at, int length) {
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private Memory named(String text) {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        if (words.length >= CONTENT) {
            throw new IllegalArgumentException("No path is so long");
        }
        name.write(0, words, 0, words.length);
        name.setByte(words.length, (byte) 0);
        return name;
    }

    private static void leave(int file) {
        if (file >= 0) {
            LibcFiles.close(file);
        }
    }

    private void leave() {
        leave(folder);
        folder = NOTHING;
    }

    @Override
    public void close() {
        leave();
        name.close();
        data.close();
    }
}
