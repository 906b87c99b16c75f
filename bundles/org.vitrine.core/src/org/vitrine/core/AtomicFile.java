// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Replaces files, so that each is the old or the new one at any time, also after a crash. A symbolic link stays one and its
 * target is replaced, since people keep their files elsewhere. What is no regular file, a pipe for example, is written into.
 */
public final class AtomicFile {
    private static final Set<PosixFilePermission> WRITE = PosixFilePermissions.fromString("-w--w--w-");

    /** Writes what a file is to hold. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is closed by the caller. */
        void write(OutputStream out) throws IOException;
    }

    private AtomicFile() {
    }

    /**
     * Writes a document of a person's. Permissions, and where the user may set them the owner and the group, stay; a new
     * file has those of any new file of the user.
     *
     * @throws IOException when that is not possible, or the file is marked read-only; it is then as it was
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = target(file);
        refuseReadOnly(target);
        replace(target, out -> out.write(content), false);
    }

    /**
     * Writes a file that is nobody else's business; others may not read it. Folders on the way are made.
     *
     * @throws IOException when that is not possible; the file is then as it was
     */
    public static void writePrivately(Path file, Content content) throws IOException {
        Path target = target(file);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        replace(target, content, true);
    }

    private static Path target(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    }

    private static void replace(Path target, Content content, boolean isPrivate) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                content.write(out);
            }
            return;
        }
        Path fresh = create(target, isPrivate || Files.exists(target));
        try {
            write(fresh, content);
            if (!isPrivate && Files.exists(target)) {
                takeOver(target, fresh);
            }
            move(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static Path create(Path target, boolean isPrivate) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent());
        return isPrivate
                ? Files.createTempFile(folder, ".vitrine", ".new")
                : Files.createFile(folder.resolve(".vitrine" + UUID.randomUUID() + ".new"));
    }

    private static void write(Path fresh, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.write(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Root may write everything; that a file is marked read-only is its owner's word all the same. */
    private static void refuseReadOnly(Path file) throws IOException {
        boolean marked = Files.isRegularFile(file) && posix(file).isPresent()
                && Collections.disjoint(Files.getPosixFilePermissions(file), WRITE);
        if (marked || Files.exists(file) && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString(), null, "it is read-only");
        }
    }

    private static void takeOver(Path from, Path to) throws IOException {
        Optional<PosixFileAttributeView> view = posix(to);
        if (view.isEmpty()) {
            return;
        }
        PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
        try {
            view.get().setGroup(old.group());
            view.get().setOwner(old.owner());
        } catch (FileSystemException e) {
            // only root may give files away; what can be kept are the permissions
        }
        view.get().setPermissions(old.permissions());
    }

    private static Optional<PosixFileAttributeView> posix(Path file) {
        return Optional.ofNullable(Files.getFileAttributeView(file, PosixFileAttributeView.class));
    }

    private static void move(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
