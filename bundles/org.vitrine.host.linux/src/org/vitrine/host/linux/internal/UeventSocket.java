// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.ptr.IntByReference;

/**
 * The kernel's events of this machine, from netlink (netlink(7)). Every user may listen; in a user namespace of its own the
 * kernel says nothing, without an error. For one thread.
 */
final class UeventSocket implements Events {
    // the kernel's own messages; group 2 is udev's
    private static final int KERNEL = 1;
    // UEVENT_BUFFER_SIZE is 2048, the header and old kernels' alignment included
    private static final int MESSAGE = 8192;
    // struct sockaddr_nl: family, padding, port of the sender, groups
    private static final int ADDRESS = 12;
    // struct pollfd: descriptor, events, revents
    private static final int POLLED = 8;
    private static final Duration QUIET = Duration.ofMillis(40);
    private static final Duration LONGEST = Duration.ofMillis(200);

    private final Libc libc;
    private final int fd;
    private final Memory buffer = new Memory(MESSAGE);
    private final Memory sender = new Memory(ADDRESS);
    private final Memory polled = new Memory(POLLED);
    private boolean closed;

    private UeventSocket(Libc libc, int fd) {
        this.libc = libc;
        this.fd = fd;
    }

    /** @throws IOException when the kernel does not let it listen */
    static UeventSocket open() throws IOException {
        try {
            Libc libc = Libc.load();
            var socket = new UeventSocket(libc,
                    libc.socket(Libc.AF_NETLINK, Libc.SOCK_DGRAM_CLOEXEC, Libc.NETLINK_KOBJECT_UEVENT));
            socket.bind();
            return socket;
        } catch (LastErrorException | LinkageError e) {
            throw new IOException("There are no events of the kernel: " + e.getMessage(), e);
        }
    }

    private void bind() {
        try (var address = new Memory(ADDRESS)) {
            address.clear();
            address.setShort(0, Libc.AF_NETLINK);
            address.setInt(8, KERNEL);
            libc.bind(fd, address, ADDRESS);
        } catch (LastErrorException e) {
            close();
            throw e;
        }
    }

    @Override
    public Set<String> next(Duration most) throws IOException {
        if (closed) {
            throw new IOException("The kernel's events are not listened to any more");
        }
        var paths = new HashSet<String>();
        try {
            long latest = System.nanoTime() + most.plus(LONGEST).toNanos();
            boolean more = isReady(most);
            while (more) {
                drain(paths);
                more = System.nanoTime() < latest && isReady(QUIET);
            }
            return paths;
        } catch (LastErrorException e) {
            throw new IOException("The kernel's events ended: " + e.getMessage(), e);
        }
    }

    private boolean isReady(Duration most) {
        polled.setInt(0, fd);
        polled.setShort(4, Libc.POLLIN);
        polled.setShort(6, (short) 0);
        try {
            return libc.poll(polled, new NativeLong(1), Math.toIntExact(most.toMillis())) > 0;
        } catch (LastErrorException e) {
            if (e.getErrorCode() == Libc.EINTR) {
                return false;
            }
            throw e;
        }
    }

    private void drain(Set<String> paths) {
        for (int length = receive(paths); length >= 0; length = receive(paths)) {
            // whoever sends to this socket alone is a program, not the kernel
            if (sender.getInt(4) == 0) {
                Optional<Uevent> event = Uevent.parse(buffer.getByteArray(0, length), length);
                event.ifPresent(said -> paths.addAll(said.paths()));
            }
        }
    }

    /** The length of the next message, -1 when there is none. */
    private int receive(Set<String> paths) {
        try {
            return libc.recvfrom(fd, buffer, new NativeLong(MESSAGE), Libc.MSG_DONTWAIT, sender,
                    new IntByReference(ADDRESS)).intValue();
        } catch (LastErrorException e) {
            if (e.getErrorCode() == Libc.ENOBUFS) {
                paths.add("/");
                return receive(paths);
            }
            if (e.getErrorCode() == Libc.EAGAIN || e.getErrorCode() == Libc.EINTR) {
                return -1;
            }
            throw e;
        }
    }

    @Override
    public boolean isListening() {
        return !closed;
    }

    @Override
    public void close() {
        // the number may be another file's by now
        if (closed) {
            return;
        }
        closed = true;
        try {
            libc.close(fd);
        } catch (LastErrorException e) {
            // it is closed all the same, close(2)
        }
        buffer.close();
        sender.close();
        polled.close();
    }
}
