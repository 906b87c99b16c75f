// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;

/** Writes a file so that it is the old or the new one at any time. */
final class AtomicFile {
    private static final Set<PosixFilePermission> NEW = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> WRITE = PosixFilePermissions.fromString("-w--w--w-");

    private AtomicFile() {
    }

    /**
     * Writes beside the target, and takes its place. A symbolic link stays one; permissions, and where the user may set them
     * the owner and the group, stay. What is no regular file, such as a pipe, is written into.
     *
     * @throws IOException when that is not possible; the target is then as it was
     */
    static void write(Path target, byte[] content) throws IOException {
        Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        if (Files.exists(real) && !Files.isRegularFile(real)) {
            Files.write(real, content);
            return;
        }
        refuseReadOnly(real);
        Path fresh = Files.createTempFile(Objects.requireNonNull(real.getParent()), ".vitrine", ".xml");
        try {
            Files.write(fresh, content);
            keepAttributes(real, fresh);
            Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Root may write everything; that a file is marked read-only is its owner's word all the same. */
    private static void refuseReadOnly(Path file) throws IOException {
        boolean marked = Files.exists(file) && Collections.disjoint(Files.getPosixFilePermissions(file), WRITE);
        if (marked || Files.exists(file) && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString(), null, "it is read-only");
        }
    }

    private static void keepAttributes(Path from, Path to) throws IOException {
        if (Files.notExists(from)) {
            Files.setPosixFilePermissions(to, NEW);
            return;
        }
        PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
        PosixFileAttributeView fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        try {
            fresh.setGroup(old.group());
            fresh.setOwner(old.owner());
        } catch (FileSystemException e) {
            // only root may give files away; what can be kept are the permissions
        }
        fresh.setPermissions(old.permissions());
    }
}
