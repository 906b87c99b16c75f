// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.vnc.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** Addresses of sockets (<a href="https://docs.gtk.org/gio/">GIO</a>), as new objects. */
interface Gio extends Library {
    String LIBRARY = "libgio-2.0.so.0";

    Pointer g_unix_socket_address_new(String path);

    /** NULL when it is no address. */
    @Nullable
    Pointer g_inet_socket_address_new_from_string(String address, int port);
}
