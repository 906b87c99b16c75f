// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** Memory that several processes can map by its descriptor. */
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

    /**
     * Zeroed memory of ours.
     *
     * @throws IOException when there is not as much
     */
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

    /**
     * The first bytes of another process's memory, to be read.
     *
     * @param descriptor is this object's from now on, and is closed when there is none
     * @throws IOException when it is not as large, for reading beyond its end would end this process
     */
    static SharedMemory of(LibC libc, int descriptor, long length) throws IOException {
        try {
            if (libc.lseek(descriptor, 0, LibC.SEEK_END) < length) {
                throw new IOException("shared memory is smaller than the screen that is said to be in it");
            }
            return new SharedMemory(libc, descriptor, libc.mmap(Pointer.NULL, new NativeLong(length), LibC.PROT_READ,
                    LibC.MAP_SHARED, descriptor, new NativeLong(0)), length);
        } catch (LastErrorException e) {
            libc.close(descriptor);
            throw new IOException("shared memory cannot be mapped", e);
        } catch (IOException e) {
            libc.close(descriptor);
            throw e;
        }
    }

    int descriptor() {
        return descriptor;
    }

    Pointer start() {
        return start;
    }

    /** Who has mapped it too keeps it. */
    @Override
    public void close() {
        libc.munmap(start, new NativeLong(length));
        libc.close(descriptor);
    }
}
