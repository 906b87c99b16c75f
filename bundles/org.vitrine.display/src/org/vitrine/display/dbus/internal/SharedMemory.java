// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** Zeroed memory of ours that another process can map by its descriptor. */
final class SharedMemory implements AutoCloseable {
    private final LibC libc;
    private final int descriptor;
    private final Pointer start;
    private final long length;

    private SharedMemory(LibC libc, int descriptor, Pointer start, long length) {
        this.libc = libc;
        this.descriptor = descriptor;
        this.start = start;
        this.length = length;
    }

    /** @throws IOException when there is not as much */
    static SharedMemory of(LibC libc, long length) throws IOException {
        int descriptor = -1;
        try {
            descriptor = libc.memfd_create("vitrine-frame", LibC.MFD_CLOEXEC);
            libc.ftruncate(descriptor, length);
            Pointer start = libc.mmap(Pointer.NULL, new NativeLong(length), LibC.PROT_READ | LibC.PROT_WRITE,
                    LibC.MAP_SHARED, descriptor, new NativeLong(0));
            return new SharedMemory(libc, descriptor, start, length);
        } catch (LastErrorException e) {
            if (descriptor >= 0) {
                libc.close(descriptor);
            }
            throw new IOException("there is no memory for a picture of " + length + " bytes", e);
        }
    }

    int descriptor() {
        return descriptor;
    }

    Pointer start() {
        return start;
    }

    long length() {
        return length;
    }

    /** Who has mapped it too keeps it. */
    @Override
    public void close() {
        libc.munmap(start, new NativeLong(length));
        libc.close(descriptor);
    }
}
