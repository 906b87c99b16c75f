// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** What of GTK 3 and its GDK SWT does not offer. The library is the one that SWT has loaded. UI thread only. */
interface Gtk extends Library {
    String LIBRARY = "libgtk-3.so.0";
    int GDK_KEY_PRESS = 8;
    int GDK_KEY_RELEASE = 9;

    void gtk_container_add(Pointer container, Pointer widget);

    void gtk_widget_set_can_focus(Pointer widget, int yes);

    void gtk_widget_show(Pointer widget);

    void gtk_widget_destroy(Pointer widget);

    void gtk_widget_grab_focus(Pointer widget);

    /** Whether keys really come to it: it is its window's focus and that window is active. */
    int gtk_widget_has_focus(Pointer widget);

    Pointer gtk_widget_get_toplevel(Pointer widget);

    /** Hands an event to a widget as if it had come for it. */
    int gtk_widget_event(Pointer widget, Pointer event);

    int gdk_event_get_event_type(Pointer event);

    int gdk_event_get_keyval(Pointer event, int[] keySym);
}
