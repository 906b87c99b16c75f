// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Control;
import org.vitrine.display.gtk.internal.GObject;
import org.vitrine.display.gtk.internal.Gtk;

import com.sun.jna.Pointer;

/**
 * The X window of a control, for who paints to it without GTK. For the UI thread.
 *
 * @param id    the X server's name for it
 * @param scale how many of its pixels a unit of GTK has
 */
public record XWindow(int id, int scale) {
    private static final String DISPLAY_OF_X = "GdkX11Display";
    private static final String OF_X = "GdkX11Window";
    private static final int RED = 0xff0000;

    /** The name of the X server that SWT shows its windows on; empty where it is another window system. */
    public static Optional<String> display(Gtk gtk, GObject objects) {
        Pointer display = gtk.gdk_display_get_default();
        return DISPLAY_OF_X.equals(objects.g_type_name_from_instance(display))
                ? Optional.of(gtk.gdk_display_get_name(display))
                : Optional.empty();
    }

    /**
     * That of a control that {@linkplain #make has one}; empty while it has none. It has another one after it was moved to
     * another parent.
     */
    public static Optional<XWindow> of(Gtk gtk, Control control) {
        Pointer window = window(gtk, control);
        return window == null || gtk.gdk_window_has_native(window) == 0
                ? Optional.empty()
                : Optional.of(new XWindow(gtk.gdk_x11_window_get_xid(window).intValue(),
                        gtk.gdk_window_get_scale_factor(window)));
    }

    /**
     * Gives a control a window of its own, whose pixels are 24 bits in 32 with blue lowest. GTK then paints to it without a
     * buffer in between, for a control without a background.
     *
     * @return false where it cannot have one: another window system than X, another kind of pixels
     */
    public static boolean make(Gtk gtk, GObject objects, Control control) {
        Pointer window = window(gtk, control);
        if (window == null || !OF_X.equals(objects.g_type_name_from_instance(window))) {
            return false;
        }
        Pointer visual = gtk.gdk_window_get_visual(window);
        int[] red = new int[1];
        gtk.gdk_visual_get_red_pixel_details(visual, red, null, null);
        return gtk.gdk_visual_get_depth(visual) == XServer.DEPTH && red[0] == RED
                && gtk.gdk_window_ensure_native(window) != 0;
    }

    private static @Nullable Pointer window(Gtk gtk, Control control) {
        Pointer widget = new Pointer(control.handle);
        return gtk.gtk_widget_get_has_window(widget) == 0 ? null : gtk.gtk_widget_get_window(widget);
    }
}
