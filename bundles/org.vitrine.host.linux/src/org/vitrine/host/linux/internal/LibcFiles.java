// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The C library's functions on files, relative to an open folder: Java opens by whole paths, which costs most of a scan that
 * reads a hundred thousand files of sysfs. Bound directly, for the same reason. For 64-bit x86 and ARM.
 */
final class LibcFiles {
    static final int O_CLOEXEC = 0x80000;
    static final int AT_FDCWD = -100;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    /** What every kernel tells with {@code statx}: STATX_BASIC_STATS. */
    static final int BASIC = 0x7ff;
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    static final int O_DIRECTORY = ARM ? 0x4000 : 0x10000;
    static final int O_NOFOLLOW = ARM ? 0x8000 : 0x20000;

    static {
        Native.register(LibcFiles.class, "c");
    }

    private LibcFiles() {
    }

    /** Whether numbers and sizes here are this machine's. */
    static boolean isFor() {
        return Native.LONG_SIZE == Long.BYTES && (ARM || System.getProperty("os.arch", "").equals("amd64"));
    }

    static native int openat(int folder, Pointer name, int flags);

    static native int statx(int folder, Pointer name, int flags, int mask, Pointer to);

    static native long readlinkat(int folder, Pointer name, Pointer to, long size);

    static native long getdents64(int folder, Pointer to, long size);

    static native long read(int file, Pointer to, long size);

    static native int close(int file);
}
