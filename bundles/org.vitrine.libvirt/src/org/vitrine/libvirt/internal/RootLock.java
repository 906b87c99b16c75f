// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

import com.sun.jna.Memory;

/**
 * The lock that a process with an embedded driver holds on the file {@code driver.pid} of its folder (a POSIX record lock
 * on its first byte, {@code virPidFileAcquirePath}).
 * <p>
 * A process that closes <em>any</em> descriptor of a file loses its own locks on it: never to be asked for a folder that
 * this process has opened.
 *
 * @param libc the C library
 * @param file the file
 */
record RootLock(Libc libc, Path file) {

    // struct flock of 64-bit Linux: type, whence, start, length, pid
    private static final int FLOCK_SIZE = 32;
    private static final int LENGTH_AT = 16;
    private static final int PID_AT = 24;
    private static final short F_WRLCK = 1;
    private static final short F_UNLCK = 2;

    /** The process that holds it; empty when none does. */
    OptionalInt holder() {
        int fd = Files.exists(file) ? libc.open(file.toString(), Libc.O_RDWR | Libc.O_CLOEXEC) : -1;
        if (fd < 0) {
            return OptionalInt.empty();
        }
        try {
            Memory flock = new Memory(FLOCK_SIZE);
            flock.clear();
            flock.setShort(0, F_WRLCK);
            flock.setLong(LENGTH_AT, 1);
            boolean held = libc.fcntl(fd, Libc.F_GETLK, flock) == 0 && flock.getShort(0) != F_UNLCK;
            return held ? OptionalInt.of(flock.getInt(PID_AT)) : OptionalInt.empty();
        } finally {
            libc.close(fd);
        }
    }

    /** The command name of a process, as {@code ps} shows it. */
    static String command(int pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "comm")).strip();
        } catch (IOException e) {
            return "unknown command";
        }
    }
}
