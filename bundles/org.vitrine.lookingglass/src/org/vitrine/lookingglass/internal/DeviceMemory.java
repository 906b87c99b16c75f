// SPDX-License-Identifier: EPL-2.0
package org.vitrine.lookingglass.internal;

import java.io.IOException;
import java.nio.file.Path;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * A device of the module kvmfr, which cannot be read but mapped. Java maps no device. Its length does not change while it is
 * open, so that a copy within it cannot fault.
 */
final class DeviceMemory implements Memory {
    private final Libc libc;
    private final int descriptor;
    private final long length;
    private final Pointer memory;

    /** @throws IOException when it does not open, or is no device of kvmfr */
    DeviceMemory(Path path) throws IOException {
        libc = Native.load("c", Libc.class);
        try {
            descriptor = libc.open(path.toString(), Libc.O_RDONLY | Libc.O_CLOEXEC);
        } catch (LastErrorException e) {
            throw new IOException(e.getMessage(), e);
        }
        try {
            // a length in an int, since the request returns one; the module's sizes are in MiB, below 2 GiB
            length = libc.ioctl(descriptor, new NativeLong(Libc.KVMFR_GETSIZE));
            memory = libc.mmap(Pointer.NULL, new NativeLong(length), Libc.PROT_READ, Libc.MAP_SHARED, descriptor,
                    new NativeLong(0));
        } catch (LastErrorException e) {
            libc.close(descriptor);
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public byte[] read(long offset, int most) {
        int count = Math.clamp(length - offset, 0, most);
        return count == 0 ? new byte[0] : memory.getByteArray(offset, count);
    }

    @Override
    public void close() {
        libc.munmap(memory, new NativeLong(length));
        libc.close(descriptor);
    }
}
