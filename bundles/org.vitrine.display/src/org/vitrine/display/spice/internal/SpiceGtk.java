// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The widget that shows a SPICE display (<a href="https://www.spice-space.org/api/spice-gtk/">spice-client-gtk</a>). UI thread only. */
interface SpiceGtk extends Library {
    String LIBRARY = "libspice-client-gtk-3.0.so.5";
    /** SpiceDisplayKeyEvent: press in order, then release in reverse. */
    int SPICE_DISPLAY_KEY_EVENT_CLICK = 3;

    /** In place of a monitor: all of the channel's picture. */
    int WHOLE = -1;

    /** A floating reference. */
    Pointer spice_display_new_with_monitor(Pointer session, int channel, int monitor);

    void spice_display_send_keys(Pointer display, int[] keySyms, int count, int kind);

    void spice_display_mouse_ungrab(Pointer display);

    /** A new picture, or NULL. */
    Pointer spice_display_get_pixbuf(Pointer display);

    void spice_display_set_grab_keys(Pointer display, Pointer sequence);

    Pointer spice_grab_sequence_new_from_string(String keys);

    void spice_grab_sequence_free(Pointer sequence);

    /** What shares the clipboard; belongs to the session. */
    Pointer spice_gtk_session_get(Pointer session);
}
