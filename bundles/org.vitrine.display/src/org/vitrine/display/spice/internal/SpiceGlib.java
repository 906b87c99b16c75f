// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** SPICE sessions and channels (<a href="https://www.spice-space.org/api/spice-gtk/">spice-client-glib</a>). UI thread only. */
interface SpiceGlib extends Library {
    String LIBRARY = "libspice-client-glib-2.0.so.8";
    /** SpiceChannelEvent: values from 20 on are errors. */
    int SPICE_CHANNEL_OPENED = 10;
    int SPICE_CHANNEL_CLOSED = 12;
    int SPICE_CHANNEL_ERROR_CONNECT = 20;
    int SPICE_CHANNEL_ERROR_TLS = 21;
    int SPICE_CHANNEL_ERROR_AUTH = 23;

    Pointer spice_session_new();

    int spice_session_connect(Pointer session);

    /** With -1 every channel asks for its descriptor by the signal {@code open-fd}. */
    int spice_session_open_fd(Pointer session, int fd);

    /** Closes all channels soon, from the main loop. */
    void spice_session_disconnect(Pointer session);

    /** Takes the descriptor over. */
    int spice_channel_open_fd(Pointer channel, int fd);

    /** The channel's GError, or NULL; belongs to the channel. */
    Pointer spice_channel_get_error(Pointer channel);
}
