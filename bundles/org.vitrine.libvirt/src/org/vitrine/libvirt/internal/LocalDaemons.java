// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Which of libvirt's daemons this machine has, told by its files alone: nothing is connected to, so none is woken.
 *
 * @param root        of the file system
 * @param user        this user's number
 * @param environment of this process
 */
record LocalDaemons(Path root, int user, Map<String, String> environment) {

    // The daemon for QEMU only, which libvirt prefers too, and the one for all
    private static final String[] SOCKETS = {"libvirt/virtqemud-sock", "libvirt/libvirt-sock"};
    private static final String[] DAEMONS = {"usr/sbin/libvirtd", "usr/sbin/virtqemud", "usr/bin/libvirtd",
            "usr/bin/virtqemud"};

    /** Those of the machine that this process runs on. */
    static LocalDaemons here(int user) {
        return new LocalDaemons(Path.of("/"), user, System.getenv());
    }

    /** Whether the daemon that runs as root is there, running or waiting to be woken by its socket. */
    boolean hasSystem() {
        return socket(run()).isPresent();
    }

    /**
     * Whether this user can have a daemon: it runs, or libvirt can start it. Not as root, for whom libvirt takes
     * {@code qemu:///session} to be the system's.
     */
    boolean hasSession() {
        return user != 0 && (sessionSocket().isPresent()
                || Stream.of(DAEMONS).map(root::resolve).anyMatch(Files::isExecutable));
    }

    /** Where the daemon that runs as root listens; the usual place where there is none. */
    Path systemSocket() {
        return socket(run()).orElseGet(() -> run().resolve("libvirt/libvirt-sock"));
    }

    /** Where the daemon of this user listens; empty while none runs. As root it is the system's. */
    Optional<Path> sessionSocket() {
        @Nullable
        String runtime = environment.get("XDG_RUNTIME_DIR");
        return user == 0
                ? Optional.of(systemSocket())
                : Optional.ofNullable(runtime).map(Path::of).flatMap(LocalDaemons::socket);
    }

    private Path run() {
        return root.resolve("run");
    }

    private static Optional<Path> socket(Path folder) {
        return Stream.of(SOCKETS).map(folder::resolve).filter(Files::exists).findFirst();
    }
}
