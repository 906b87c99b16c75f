// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The C library. */
public interface LibC extends Library {
    /** Its name for the loader. */
    String LIBRARY = "libc.so.6";
    /** A socket is to send and receive no more. */
    int SHUT_RDWR = 2;

    /** Closes a file descriptor. */
    int close(int fd);

    /** Another descriptor of the same file. */
    int dup(int fd);

    /** Ends the connection of a socket. */
    int shutdown(int socket, int how);

    /** Frees memory that a library has allocated. */
    void free(Pointer memory);
}
