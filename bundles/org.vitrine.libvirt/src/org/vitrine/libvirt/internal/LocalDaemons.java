// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

    // The daemon for all, and the one for QEMU only
    private static final String[] SOCKETS = {"libvirt/libvirt-sock", "libvirt/virtqemud-sock"};
    private static final String[] DAEMONS = {"usr/sbin/libvirtd", "usr/sbin/virtqemud", "usr/bin/libvirtd",
            "usr/bin/virtqemud"};

    /** Whether the daemon that runs as root is there, running or waiting to be woken by its socket. */
    boolean hasSystem() {
        return hasSocket(root.resolve("run"));
    }

    /**
     * Whether this user can have a daemon: it runs, or libvirt can start it. Not as root, for whom libvirt takes
     * {@code qemu:///session} to be the system's.
     */
    boolean hasSession() {
        @Nullable
        String runtime = environment.get("XDG_RUNTIME_DIR");
        boolean runs = runtime != null && hasSocket(Path.of(runtime));
        return user != 0 && (runs || Stream.of(DAEMONS).map(root::resolve).anyMatch(Files::isExecutable));
    }

    private static boolean hasSocket(Path folder) {
        return Stream.of(SOCKETS).map(folder::resolve).anyMatch(Files::exists);
    }
}
