// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** A connected unix socket as a bare file descriptor, as a hypervisor hands it over. */
final class UnixSocket {
    private static final short AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int SOCKADDR_UN = 110;

    private interface Sockets extends Library {
        int socket(int domain, int type, int protocol);

        int connect(int fd, Pointer address, int length);
    }

    private UnixSocket() {
    }

    static int connect(Path path) {
        Sockets libc = Native.load("libc.so.6", Sockets.class);
        int fd = libc.socket(AF_UNIX, SOCK_STREAM, 0);
        byte[] name = path.toString().getBytes(StandardCharsets.UTF_8);
        try (Memory address = new Memory(SOCKADDR_UN)) {
            address.clear();
            address.setShort(0, AF_UNIX);
            address.write(Short.BYTES, name, 0, name.length);
            if (libc.connect(fd, address, SOCKADDR_UN) != 0) {
                throw new IllegalStateException("cannot connect to " + path);
            }
        }
        return fd;
    }
}
