// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The few functions of the C library that Java has no words for (Linux, POSIX.1-2017). */
public interface Libc extends Library {

    /** {@code open} flag: read and write. */
    int O_RDWR = 2;
    /** {@code open} flag: not inherited by programs that are started. */
    int O_CLOEXEC = 0x80000;
    /** {@code eventfd} flag: a read never waits. */
    int EFD_NONBLOCK = 0x800;
    /** {@code fcntl} command: who holds a lock that conflicts with this one. */
    int F_GETLK = 5;

    /** Loads it; it is part of the process, so this cannot fail. */
    static Libc load() {
        return Native.load("c", Libc.class);
    }

    /** The effective user's number; 0 is root. */
    int geteuid();

    /** Sets a variable of the process's environment, for native code only: Java keeps a copy of its own. */
    int setenv(String name, String value, int overwrite);

    /** Sets where translations of a program are looked for. */
    Pointer bindtextdomain(String domain, String folder);

    /** Opens a file; -1 when it cannot. */
    int open(String path, int flags);

    /** Closes a file descriptor. */
    int close(int fd);

    /** Controls a file descriptor; -1 when it cannot. */
    int fcntl(int fd, int command, Pointer argument);

    /** A counter to wake a {@code poll}; -1 when there is none. */
    int eventfd(int initial, int flags);

    /** Reads bytes. */
    NativeLong read(int fd, Pointer buffer, NativeLong size);

    /** Writes bytes. */
    NativeLong write(int fd, Pointer buffer, NativeLong size);

    /** Waits until one of the {@code struct pollfd} is ready, at most so many milliseconds; -1 is for ever. */
    int poll(Pointer descriptors, NativeLong count, int milliseconds);
}
