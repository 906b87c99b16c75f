// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import com.sun.jna.Library;

/** The C library. */
interface LibC extends Library {
    String LIBRARY = "libc.so.6";

    int close(int fd);
}
