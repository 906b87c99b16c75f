// SPDX-License-Identifier: EPL-2.0
package org.vitrine.lookingglass.internal;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** What mapping a device takes, as Linux on 64 bits has it. */
interface Libc extends Library {
    int O_RDONLY = 0;
    int O_CLOEXEC = 0x80000;
    int PROT_READ = 1;
    int MAP_SHARED = 1;
    /** kvmfr's request for the length of its memory: KVMFR_DMABUF_GETSIZE, {@code _IO('u', 0x44)}. */
    long KVMFR_GETSIZE = 0x7544;

    int open(String path, int flags) throws LastErrorException;

    // the request is the last fixed argument
    int ioctl(int descriptor, NativeLong request, Object... arguments) throws LastErrorException;

    Pointer mmap(Pointer address, NativeLong length, int protection, int flags, int descriptor, NativeLong offset)
            throws LastErrorException;

    int munmap(Pointer address, NativeLong length);

    int close(int descriptor);
}
