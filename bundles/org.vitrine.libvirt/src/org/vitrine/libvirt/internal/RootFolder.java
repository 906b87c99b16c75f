// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * The folder of libvirt's embedded driver: its configuration, sockets and logs.
 *
 * @param path  the folder
 * @param owned folders down to it that have to be this user's, the folder itself last
 * @param user  this user's number
 */
record RootFolder(Path path, List<Path> owned, int user) {

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    // Without it a machine's start waits a minute for virtlogd, which nobody starts here
    private static final String CONFIGURATION = "stdio_handler = \"file\"\n";
    // As root the driver would put machines under another user, into namespaces and cgroups that need daemons
    private static final String CONFIGURATION_OF_ROOT = CONFIGURATION + """
            security_driver = "none"
            user = "root"
            group = "root"
            namespaces = []
            cgroup_controllers = []
            remember_owner = 0
            """;

    /**
     * The one that system properties and the environment ask for: {@code vitrine.embedded.root}, or a folder for the
     * application ({@code vitrine.application}) under {@code XDG_RUNTIME_DIR} or, where that is not this user's,
     * {@code /tmp}.
     */
    static RootFolder find(Map<String, String> environment, int user) {
        @Nullable
        String told = System.getProperty("vitrine.embedded.root");
        if (told != null) {
            return of(Path.of(told), user);
        }
        @Nullable
        String runtime = environment.get("XDG_RUNTIME_DIR");
        Path base = runtime != null && isOwn(Path.of(runtime), user)
                ? Path.of(runtime, "vitrine")
                : Path.of("/tmp", "vitrine-" + user);
        Path path = base.resolve(System.getProperty("vitrine.application", "workbench"));
        return new RootFolder(path, List.of(base, path), user);
    }

    /** This folder, wherever it is. */
    static RootFolder of(Path told, int user) {
        Path path = told.toAbsolutePath().normalize();
        return new RootFolder(path, List.of(path), user);
    }

    private static boolean isOwn(Path folder, int user) {
        try {
            return Integer.valueOf(user).equals(Files.getAttribute(folder, "unix:uid"));
        } catch (IOException e) {
            return false;
        }
    }

    /** Where QEMU's pid files and the lock of the driver are. */
    Path run() {
        return path.resolve("run/qemu");
    }

    /** What the QEMU of this machine wrote. */
    Path log(String machine) {
        return path.resolve("log/qemu").resolve(machine + ".log");
    }

    /** Makes the folders, for this user alone, and the driver's configuration. */
    void prepare() throws VitrineException {
        try {
            for (Path folder : owned) {
                makeOwn(folder);
            }
            Path configuration = path.resolve("etc/qemu.conf");
            String wanted = user == 0 ? CONFIGURATION_OF_ROOT : CONFIGURATION;
            if (!Files.exists(configuration) || !Files.readString(configuration).equals(wanted)) {
                Files.createDirectories(path.resolve("etc"));
                Files.writeString(configuration, wanted);
            }
        } catch (IOException e) {
            throw new VitrineException(
                    Text.of("The folder {0} for machines cannot be made ({1}). Set -Dvitrine.embedded.root to another folder.",
                            path, reason(e)),
                    e);
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }

    private void makeOwn(Path folder) throws IOException, VitrineException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
        } catch (FileAlreadyExistsException e) {
            checkOwn(folder);
            Files.setPosixFilePermissions(folder, PRIVATE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
        }
    }

    /** In {@code /tmp} somebody else may have put something of this name in the way. */
    private void checkOwn(Path folder) throws IOException, VitrineException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw refused("{0} is a link or a file where a folder of yours is needed. Remove it, or set "
                    + "-Dvitrine.embedded.root to another folder.", folder);
        }
        if (!Integer.valueOf(user).equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            throw refused(
                    "The folder {0} belongs to another user, who could take over your machines. Remove it, or set "
                            + "-Dvitrine.embedded.root to another folder.",
                    folder);
        }
    }

    private static VitrineException refused(String sentence, Path folder) {
        return new VitrineException(Text.of(sentence, folder));
    }
}
