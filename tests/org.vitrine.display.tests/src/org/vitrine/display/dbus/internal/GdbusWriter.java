// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import org.vitrine.display.gtk.internal.NativeLibraries;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * Writes a picture to a socket as QEMU's D-Bus library does (GDBus, {@code write_message_continue_writing}): all of the message
 * stands in one piece of memory; as much of it is written as the socket's buffer takes, and more as soon as the kernel says that
 * there is room. For one thread.
 */
final class GdbusWriter implements AutoCloseable {
    private static final int AT_ONCE = 0x40; // MSG_DONTWAIT
    private static final short ROOM = 4; // POLLOUT
    private final Writing libc = NativeLibraries.load(LibC.LIBRARY, Writing.class);
    private final int socket;
    private final Memory message;
    private final int head;
    private final Memory room = new Memory(8); // struct pollfd

    /** The C library. */
    private interface Writing extends Library {
        NativeLong send(int socket, Pointer from, NativeLong count, int flags) throws LastErrorException;

        int poll(Pointer descriptors, NativeLong count, int milliseconds);
    }

    /**
     * @param socket stays the caller's
     * @param width  and {@code height} of the pictures, of 32 bits a pixel
     */
    GdbusWriter(int socket, int width, int height) {
        this.socket = socket;
        int pixels = 4 * width * height;
        byte[] beginning = ListenerCall.head("Scanout", pixels, width, height, 4 * width, 0x20020888);
        head = beginning.length;
        message = new Memory(head + (long) pixels);
        message.write(0, beginning, 0, head);
        room.setInt(0, socket);
        room.setShort(4, ROOM);
    }

    /** The next picture is to have this in each of its bytes. */
    void fill(int value) {
        message.setMemory(head, message.size() - head, (byte) value);
    }

    /** Writes the picture. */
    void write() {
        long done = 0;
        while (done < message.size()) {
            try {
                done += libc.send(socket, message.share(done), new NativeLong(message.size() - done),
                        AT_ONCE | LibC.MSG_NOSIGNAL).longValue();
            } catch (LastErrorException e) {
                libc.poll(room, new NativeLong(1), 1000); // there is no room; another error comes again and ends the benchmark
            }
        }
    }

    @Override
    public void close() {
        message.close();
        room.close();
    }
}
