// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** What of GTK 3 and its GDK SWT does not offer. The library is the one that SWT has loaded. UI thread only. */
public interface Gtk extends Library {
    /** Its name for the loader. */
    String LIBRARY = "libgtk-3.so.0";
    /** {@code GDK_KEY_PRESS} of {@code GdkEventType}. */
    int GDK_KEY_PRESS = 8;
    /** {@code GDK_KEY_RELEASE} of {@code GdkEventType}. */
    int GDK_KEY_RELEASE = 9;

    /** {@code GDK_TOUCH_BEGIN} of {@code GdkEventType}. */
    int GDK_TOUCH_BEGIN = 37;
    /** {@code GDK_TOUCH_UPDATE} of {@code GdkEventType}. */
    int GDK_TOUCH_UPDATE = 38;
    /** {@code GDK_TOUCH_END} of {@code GdkEventType}. */
    int GDK_TOUCH_END = 39;
    /** {@code GDK_TOUCH_CANCEL} of {@code GdkEventType}. */
    int GDK_TOUCH_CANCEL = 40;
    /** {@code GDK_TOUCH_MASK} of {@code GdkEventMask}. */
    int GDK_TOUCH_MASK = 1 << 22;

    /** Which more events a widget wants. */
    void gtk_widget_add_events(Pointer widget, int mask);

    /** Which finger a touch event is of; the same pointer from its beginning to its end. */
    Pointer gdk_event_get_event_sequence(Pointer event);

    /** Where an event was, in its window; 0 for one that has no place. */
    int gdk_event_get_coords(Pointer event, double[] x, double[] y);

    /** Puts a widget into a container. */
    void gtk_container_add(Pointer container, Pointer widget);

    /** Whether a widget may have the focus. */
    void gtk_widget_set_can_focus(Pointer widget, int yes);

    /** Makes a widget visible. */
    void gtk_widget_show(Pointer widget);

    /** Ends a widget and takes it out of its container. */
    void gtk_widget_destroy(Pointer widget);

    /** Gives a widget the focus. */
    void gtk_widget_grab_focus(Pointer widget);

    /** Whether keys really come to it: it is its window's focus and that window is active. */
    int gtk_widget_has_focus(Pointer widget);

    /** The window that a widget is in. */
    Pointer gtk_widget_get_toplevel(Pointer widget);

    /** Hands an event to a widget as if it had come for it. */
    int gtk_widget_event(Pointer widget, Pointer event);

    /** Which kind of event it is. */
    int gdk_event_get_event_type(Pointer event);

    /** The X11 key symbol of a key event. */
    int gdk_event_get_keyval(Pointer event, int[] keySym);

    /** The X11 key code of a key event: that of the kernel's input layer plus 8. */
    int gdk_event_get_keycode(Pointer event, short[] keyCode);

    /** Whether a widget has a window of its own, not its parent's. */
    int gtk_widget_get_has_window(Pointer widget);

    /** The window that a widget is drawn on; null before there is one. */
    @Nullable
    Pointer gtk_widget_get_window(Pointer widget);

    /** Whether a window is one for the window system too, not only for GDK. */
    int gdk_window_has_native(Pointer window);

    /** Makes a window one for the window system too; 0 when it cannot be. */
    int gdk_window_ensure_native(Pointer window);

    /** How many pixels of the screen a window's unit has. */
    int gdk_window_get_scale_factor(Pointer window);

    /** How pixels of a window are made. */
    Pointer gdk_window_get_visual(Pointer window);

    /** Bits of a pixel that count. */
    int gdk_visual_get_depth(Pointer visual);

    /** Which bits of a pixel are its red ones. */
    void gdk_visual_get_red_pixel_details(Pointer visual, int[] mask, @Nullable Pointer shift,
            @Nullable Pointer precision);

    /** The X server's name for a window; for an X server's windows only. */
    NativeLong gdk_x11_window_get_xid(Pointer window);

    /** The display that SWT uses. */
    Pointer gdk_display_get_default();

    /** The name of a display: what its client library connects to. */
    String gdk_display_get_name(Pointer display);

    /** Waits until the display's server has done all that it was asked for. */
    void gdk_display_sync(Pointer display);

    /** The keyboard of a display. */
    Pointer gdk_keymap_get_for_display(Pointer display);

    /**
     * The keys that make a key symbol: an array of {@code GdkKeymapKey} (key code, group and level, 32 bits each), to be freed.
     *
     * @return 0 when no key does
     */
    int gdk_keymap_get_entries_for_keyval(Pointer keymap, int keySym, PointerByReference keys, IntByReference count);
}
