// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** Memory that QEMU shares with us by a descriptor ({@code ScanoutMap}, QEMU 9.2 and later). For one thread. */
final class Mapping implements AutoCloseable {
    private final LibC libc;
    private final Pointer start;
    private final long length;

    private Mapping(LibC libc, Pointer start, long length) {
        this.libc = libc;
        this.start = start;
        this.length = length;
    }

    /**
     * Maps the first bytes of it to be read.
     *
     * @param descriptor is closed in any case
     * @throws IOException when it is not as large, for reading beyond its end would end this process
     */
    static Mapping of(LibC libc, int descriptor, long length) throws IOException {
        try {
            if (libc.lseek(descriptor, 0, LibC.SEEK_END) < length) {
                throw new IOException("shared memory is smaller than the screen that is said to be in it");
            }
            return new Mapping(libc, libc.mmap(Pointer.NULL, new NativeLong(length), LibC.PROT_READ, LibC.MAP_SHARED,
                    descriptor, new NativeLong(0)), length);
        } catch (LastErrorException e) {
            throw new IOException("shared memory cannot be mapped", e);
        } finally {
            libc.close(descriptor);
        }
    }

    Pointer at(long offset) {
        return start.share(offset);
    }

    @Override
    public void close() {
        libc.munmap(start, new NativeLong(length));
    }
}
