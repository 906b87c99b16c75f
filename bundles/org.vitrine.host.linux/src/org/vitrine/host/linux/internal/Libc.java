// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** The functions of the C library for sockets that Java has no words for (Linux; {@code asm-generic} and x86 numbers). */
interface Libc extends Library {
    /** Address family: messages of the kernel. */
    short AF_NETLINK = 16;
    /** Socket type: datagrams; not inherited by programs that are started. */
    int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    /** Netlink protocol: events of kernel objects. */
    int NETLINK_KOBJECT_UEVENT = 15;
    /** {@code recvfrom} flag: does not wait. */
    int MSG_DONTWAIT = 0x40;
    /** {@code poll} event: there is something to read. */
    short POLLIN = 1;
    /** Error: interrupted by a signal, such as the Java machine's own. */
    int EINTR = 4;
    /** Error: there is nothing to read. */
    int EAGAIN = 11;
    /** Error: messages were lost because nobody read them in time. */
    int ENOBUFS = 105;

    /** Loads it; it is part of the process, so this cannot fail. */
    static Libc load() {
        return Native.load("c", Libc.class);
    }

    int socket(int family, int type, int protocol) throws LastErrorException;

    int bind(int fd, Pointer address, int length) throws LastErrorException;

    int poll(Pointer descriptors, NativeLong count, int milliseconds) throws LastErrorException;

    NativeLong recvfrom(int fd, Pointer buffer, NativeLong size, int flags, Pointer address, IntByReference length)
            throws LastErrorException;

    int close(int fd) throws LastErrorException;
}
