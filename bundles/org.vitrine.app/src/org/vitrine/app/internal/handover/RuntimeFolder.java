// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.handover;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The folder for sockets: {@code vitrine} in {@code XDG_RUNTIME_DIR}, or where that is not set one of this user's in
 * {@code /tmp}.
 *
 * @param environment the process's environment
 */
record RuntimeFolder(Map<String, String> environment) {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    /** The socket of a workspace's window: short, because a socket's path may have 108 bytes at most. */
    Path socket(Path workspace) {
        UUID name = UUID
                .nameUUIDFromBytes(workspace.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8));
        return folder().resolve("window-" + name.toString().substring(0, 8));
    }

    private Path folder() {
        @Nullable
        String runtime = environment.get("XDG_RUNTIME_DIR");
        return runtime != null && Files.isWritable(Path.of(runtime))
                ? Path.of(runtime, "vitrine")
                : Path.of("/tmp", "vitrine-" + System.getProperty("user.name", "user"));
    }

    /**
     * Makes the socket's folder for this user alone.
     *
     * @throws IOException when it cannot be made, or is somebody else's or open to others, who could listen in its place
     */
    static void makePrivate(Path socket) throws IOException {
        Path folder = socket.getParent();
        if (folder == null) {
            throw new IOException("no folder for " + socket);
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
        } catch (FileAlreadyExistsException e) {
            boolean own = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && Files.getOwner(folder)
                    .equals(folder.getFileSystem().getUserPrincipalLookupService()
                            .lookupPrincipalByName(System.getProperty("user.name", "")));
            if (!own) {
                throw new IOException(folder + " belongs to somebody else");
            }
            Files.setPosixFilePermissions(folder, PRIVATE);
        }
    }
}
