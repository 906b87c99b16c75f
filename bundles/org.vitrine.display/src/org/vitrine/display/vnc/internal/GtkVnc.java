// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.vnc.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** The widget that shows a VNC server's screen (<a href="https://gitlab.gnome.org/GNOME/gtk-vnc">gtk-vnc</a>). UI thread only. */
interface GtkVnc extends Library {
    String LIBRARY = "libgtk-vnc-2.0.so.0";
    /** VncDisplayDepthColor: 8 bits a colour. */
    int VNC_DISPLAY_DEPTH_COLOR_FULL = 1;

    /** A floating reference. */
    Pointer vnc_display_new();

    /** Takes the descriptor over; 0 when a connection is open already. */
    int vnc_display_open_fd(Pointer display, int fd);

    /** @param host whose certificate is expected; NULL for the address itself */
    int vnc_display_open_addr(Pointer display, Pointer address, @Nullable String host);

    /** Closes soon, from the main loop. */
    void vnc_display_close(Pointer display);

    /** What the widget is connected by; belongs to the widget. */
    Pointer vnc_display_get_connection(Pointer display);

    /** @return whether it is wrong */
    int vnc_display_set_credential(Pointer display, int credential, String value);

    /** Asks for the whole picture. */
    int vnc_display_request_update(Pointer display);

    /** In which colours the server is asked to send. */
    void vnc_display_set_depth(Pointer display, int depth);

    /** Whether others may stay connected. */
    void vnc_display_set_shared_flag(Pointer display, int yes);

    void vnc_display_set_scaling(Pointer display, int yes);

    void vnc_display_set_keep_aspect_ratio(Pointer display, int yes);

    void vnc_display_set_force_size(Pointer display, int yes);

    /** Whether it holds a pointer that the guest wants relative movements of. */
    void vnc_display_set_pointer_grab(Pointer display, int yes);

    /** Whether it takes the desktop's keys too. */
    void vnc_display_set_keyboard_grab(Pointer display, int yes);

    /** Takes the pointer, or gives it back. */
    void vnc_display_force_grab(Pointer display, int yes);

    void vnc_display_set_grab_keys(Pointer display, Pointer sequence);

    Pointer vnc_grab_sequence_new_from_string(String keys);

    void vnc_grab_sequence_free(Pointer sequence);

    /** Whether neither keys nor the mouse reach the server. */
    void vnc_display_set_read_only(Pointer display, int yes);

    int vnc_display_get_read_only(Pointer display);

    /**
     * Asks the server for another size of its screen.
     *
     * @return whether the server takes such requests
     */
    int vnc_connection_set_size(Pointer connection, int width, int height);

    /** Presses keys in this order and releases them in reverse. */
    void vnc_display_send_keys(Pointer display, int[] keySyms, int count);

    /** 0 while there is none. */
    int vnc_display_get_width(Pointer display);

    int vnc_display_get_height(Pointer display);

    /** A new picture, or NULL. */
    @Nullable
    Pointer vnc_display_get_pixbuf(Pointer display);
}
