// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;

/** Replaces a file by a new one beside it, so that at any moment, also of a crash, the old or the new content is there whole. */
final class AtomicWrite {

    private AtomicWrite() {
    }

    /**
     * Writes. A symbolic link stays one and its target is replaced; permissions and, where the user may set it, the group stay.
     *
     * @throws IOException when that was not possible; the message is for a person and the file is as it was
     */
    static void to(Path path, byte[] content) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(NLS.bind(Messages.AtomicWrite_noFolder, path));
        }
        Path fresh = null;
        try {
            fresh = create(target, folder);
            write(fresh, content);
            takeOver(target, fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            fresh = null;
        } catch (AccessDeniedException e) {
            throw new IOException(NLS.bind(Messages.AtomicWrite_denied, folder), e);
        } catch (FileSystemException e) {
            throw new IOException(NLS.bind(Messages.AtomicWrite_failed, path, reason(e)), e);
        } catch (IOException e) {
            throw new IOException(NLS.bind(Messages.AtomicWrite_failed, path, e.getMessage()), e);
        } finally {
            if (fresh != null) {
                Files.deleteIfExists(fresh);
            }
        }
    }

    /** Private until it has the permissions of what it replaces; a new file has those that any new file of the user has. */
    private static Path create(Path target, Path folder) throws IOException {
        return Files.exists(target)
                ? Files.createTempFile(folder, "." + target.getFileName(), ".part")
                : Files.createFile(folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part"));
    }

    private static void write(Path fresh, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void takeOver(Path target, Path fresh) throws IOException {
        Optional<PosixFileAttributeView> posix = Optional
                .ofNullable(Files.getFileAttributeView(fresh, PosixFileAttributeView.class));
        if (posix.isEmpty() || !Files.exists(target)) {
            return;
        }
        PosixFileAttributeView view = posix.get();
        PosixFileAttributes old = Files.readAttributes(target, PosixFileAttributes.class);
        try {
            view.setGroup(old.group());
            view.setOwner(old.owner());
        } catch (FileSystemException e) {
            // only root may give files away; the permissions below are what can be kept
        }
        view.setPermissions(old.permissions());
    }

    private static String reason(FileSystemException e) {
        String reason = e.getReason();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
