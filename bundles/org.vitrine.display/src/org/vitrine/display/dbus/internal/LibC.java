// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** Sockets and mappings of the C library, as Linux on 64 bits has them. */
interface LibC extends Library {
    String LIBRARY = "libc.so.6";
    int AF_UNIX = 1;
    int SOCK_STREAM = 1;
    int SOCK_CLOEXEC = 0x80000;
    int SHUT_RDWR = 2;
    int SOL_SOCKET = 1;
    int SCM_RIGHTS = 1;
    int SO_PEERCRED = 17;
    int MSG_NOSIGNAL = 0x4000;
    int MSG_CMSG_CLOEXEC = 0x40000000;
    int PROT_READ = 1;
    int PROT_WRITE = 2;
    int MAP_SHARED = 1;
    int MFD_CLOEXEC = 1;
    int SEEK_END = 2;

    int socketpair(int domain, int type, int protocol, int[] descriptors) throws LastErrorException;

    NativeLong sendmsg(int socket, Pointer message, int flags) throws LastErrorException;

    NativeLong recvmsg(int socket, Pointer message, int flags) throws LastErrorException;

    int shutdown(int socket, int how);

    int close(int descriptor);

    int getsockopt(int socket, int level, int option, int[] value, int[] size) throws LastErrorException;

    long lseek(int descriptor, long offset, int whence) throws LastErrorException;

    int memfd_create(String name, int flags) throws LastErrorException;

    int ftruncate(int descriptor, long length) throws LastErrorException;

    Pointer mmap(Pointer address, NativeLong length, int protection, int flags, int descriptor, NativeLong offset)
            throws LastErrorException;

    int munmap(Pointer address, NativeLong length);
}
