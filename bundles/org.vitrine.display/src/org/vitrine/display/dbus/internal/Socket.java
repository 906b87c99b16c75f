// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;

/**
 * One end of a stream of unix sockets, over which descriptors come and go too. One thread reads, any thread writes; closing
 * it ends a read that waits.
 */
final class Socket implements AutoCloseable {
    private static final int EINTR = 4;
    // struct msghdr and struct cmsghdr of Linux on 64 bits
    private static final int MSGHDR = 56;
    private static final int MSG_IOV = 16;
    private static final int MSG_IOVLEN = 24;
    private static final int MSG_CONTROL = 32;
    private static final int MSG_CONTROLLEN = 40;
    private static final int CMSG_DATA = 16;
    // struct ucred: process, user and group
    private static final int UCRED = 3;
    private static final int UCRED_USER = 1;
    private static final int MOST_DESCRIPTORS = 4;
    private static final int SCRATCH = 8192;
    private static final int CONTROL = CMSG_DATA + 8 * MOST_DESCRIPTORS;
    private final LibC libc;
    private final int descriptor;
    private final Memory header = new Memory(MSGHDR);
    private final Memory control = new Memory(CONTROL);
    private final Deque<Integer> received = new ArrayDeque<>();
    private volatile boolean closed;
    // Of the thread that reads: what is not read to its place comes here.
    private Memory scratch = new Memory(SCRATCH);
    private final Object writing = new Object();

    /** @param descriptor is this object's from now on */
    Socket(LibC libc, int descriptor) {
        this.libc = libc;
        this.descriptor = descriptor;
    }

    /** Both ends of a new stream. */
    static Socket[] pair(LibC libc) throws IOException {
        int[] ends = new int[2];
        try {
            libc.socketpair(LibC.AF_UNIX, LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC, 0, ends);
        } catch (LastErrorException e) {
            throw new IOException("no socket can be made", e);
        }
        return new Socket[]{new Socket(libc, ends[0]), new Socket(libc, ends[1])};
    }

    /** Who made the pair of sockets, which is what the kernel says at both ends, whoever holds them now. */
    int maker() throws IOException {
        int[] process = new int[UCRED];
        try {
            libc.getsockopt(descriptor, LibC.SOL_SOCKET, LibC.SO_PEERCRED, process, new int[]{UCRED * Integer.BYTES});
        } catch (LastErrorException e) {
            throw new IOException("the other side cannot be known", e);
        }
        return process[UCRED_USER];
    }

    /** Reads until all of it is filled; descriptors that come along wait for {@link #takeDescriptor}. */
    void read(Scatter target) throws IOException {
        while (!target.isFull()) {
            header.clear();
            header.setPointer(MSG_IOV, target.vectors());
            header.setLong(MSG_IOVLEN, target.count());
            header.setPointer(MSG_CONTROL, control);
            header.setLong(MSG_CONTROLLEN, CONTROL);
            target.advance(receive());
            keepDescriptors();
        }
    }

    /** Reads this many bytes. What is returned holds them until the next call. */
    Memory read(int count) throws IOException {
        if (count > scratch.size()) {
            scratch.close();
            scratch = new Memory(count);
        }
        try (Scatter all = new Scatter(1)) {
            read(all.add(scratch, count));
        }
        return scratch;
    }

    private long receive() throws IOException {
        while (true) {
            try {
                long count = libc.recvmsg(descriptor, header, LibC.MSG_CMSG_CLOEXEC).longValue();
                if (count == 0) {
                    throw new EOFException("the other side closed the connection");
                }
                return count;
            } catch (LastErrorException e) {
                if (e.getErrorCode() != EINTR) {
                    throw new IOException("the connection broke", e);
                }
            }
        }
    }

    private void keepDescriptors() {
        if (header.getLong(MSG_CONTROLLEN) >= CMSG_DATA + Integer.BYTES && control.getInt(8) == LibC.SOL_SOCKET
                && control.getInt(12) == LibC.SCM_RIGHTS) {
            int count = (int) ((control.getLong(0) - CMSG_DATA) / Integer.BYTES);
            for (int i = 0; i < Math.min(count, MOST_DESCRIPTORS * 2); i++) {
                received.add(control.getInt(CMSG_DATA + (long) i * Integer.BYTES));
            }
        }
    }

    /** The oldest descriptor that came and was not taken; the caller's to close. */
    int takeDescriptor() throws IOException {
        Integer taken = received.poll();
        if (taken == null) {
            throw new IOException("a descriptor was announced and did not come");
        }
        return taken;
    }

    /** Writes all of it. */
    void write(byte[] bytes) throws IOException {
        send(bytes, null);
    }

    /** Writes all of it and gives the other side a copy of that socket. */
    void write(byte[] bytes, Socket passed) throws IOException {
        send(bytes, passed);
    }

    private void send(byte[] bytes, @Nullable Socket passed) throws IOException {
        try (Memory data = new Memory(bytes.length);
                Memory message = new Memory(MSGHDR);
                Memory rights = rights(passed);
                Scatter rest = new Scatter(1)) {
            data.write(0, bytes, 0, bytes.length);
            rest.add(data, bytes.length);
            synchronized (writing) {
                boolean first = true;
                while (!rest.isFull()) {
                    message.clear();
                    message.setPointer(MSG_IOV, rest.vectors());
                    message.setLong(MSG_IOVLEN, rest.count());
                    if (first && passed != null) {
                        message.setPointer(MSG_CONTROL, rights);
                        message.setLong(MSG_CONTROLLEN, rights.size());
                    }
                    rest.advance(transmit(message));
                    first = false;
                }
            }
        }
    }

    private long transmit(Memory message) throws IOException {
        while (true) {
            if (closed) {
                throw new IOException("the connection is closed");
            }
            try {
                return libc.sendmsg(descriptor, message, LibC.MSG_NOSIGNAL).longValue();
            } catch (LastErrorException e) {
                if (e.getErrorCode() != EINTR) {
                    throw new IOException("the connection broke", e);
                }
            }
        }
    }

    /** The message beside the bytes that passes a socket; empty for none. */
    private static Memory rights(@Nullable Socket passed) {
        Memory rights = new Memory(CMSG_DATA + 8);
        rights.clear();
        if (passed != null) {
            rights.setLong(0, CMSG_DATA + Integer.BYTES);
            rights.setInt(8, LibC.SOL_SOCKET);
            rights.setInt(12, LibC.SCM_RIGHTS);
            rights.setInt(CMSG_DATA, passed.descriptor);
        }
        return rights;
    }

    /** Lets go of the descriptor, which is the caller's from now on. */
    synchronized int detach() {
        closed = true;
        return descriptor;
    }

    /** Ends the stream for both sides; a read that waits ends with an exception. The reader then calls {@link #close}. */
    synchronized void shutDown() {
        // Once it is closed its number may be another's.
        if (!closed) {
            libc.shutdown(descriptor, LibC.SHUT_RDWR);
        }
    }

    /** Gives the descriptor back, and those that came and nobody took. Not while another thread reads. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            received.forEach(libc::close);
            libc.close(descriptor);
            header.close();
            control.close();
            scratch.close();
        }
    }
}
