// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import java.util.function.BooleanSupplier;

import com.sun.jna.Pointer;

/**
 * Whose keys are the keys: all go to the guest while its widget has the focus, none otherwise.
 * <p>
 * A key comes to the window first, where menu mnemonics, F10 and SWT's own handlers would take it before the focused widget
 * sees it. So while the guest has the focus, the window's keys are handed over at once; SWT, and with it the workbench's key
 * bindings, never hears of them. Control and Alt, pressed together and let go, give the keyboard back.
 */
public final class GuestKeyboard implements AutoCloseable {

    /** Who gets the keys. Called out of a native callback. */
    public interface Guest {
        /**
         * A key went down or up.
         *
         * @param event  GDK's, valid during the call
         * @param keySym its X11 key symbol
         * @param press  whether it went down
         */
        void key(Pointer event, int keySym, boolean press);

        /** The keyboard is to go back to the workbench, as soon as the callback is over. */
        void released();
    }

    private final Gtk gtk;
    private final Pointer widget;
    private final BooleanSupplier grabbed;
    private final Guest guest;
    private final Signals window;
    private final ReleaseChord chord = new ReleaseChord();

    /**
     * A keyboard that nobody uses yet.
     *
     * @param widget  any in the window whose keys they are
     * @param grabbed whether keys are the guest's now
     */
    public GuestKeyboard(Gtk gtk, GObject objects, Pointer widget, BooleanSupplier grabbed, Guest guest) {
        this.gtk = gtk;
        this.widget = widget;
        this.grabbed = grabbed;
        this.guest = guest;
        window = new Signals(objects);
    }

    /** The guest's widget got or lost the focus. */
    public void focused(boolean in) {
        chord.reset();
        // "event" comes before "key-press-event", to which SWT listens.
        window.close();
        if (in) {
            window.connect(gtk.gtk_widget_get_toplevel(widget), "event",
                    (Signals.WithEvent) (w, event, data) -> route(event));
        }
    }

    private int route(Pointer event) {
        int type = gtk.gdk_event_get_event_type(event);
        boolean press = type == Gtk.GDK_KEY_PRESS;
        if (!press && type != Gtk.GDK_KEY_RELEASE || !grabbed.getAsBoolean()) {
            return 0;
        }
        int[] keySym = new int[1];
        gtk.gdk_event_get_keyval(event, keySym);
        guest.key(event, keySym[0], press);
        if (press) {
            chord.pressed(keySym[0]);
        } else if (chord.released(keySym[0])) {
            guest.released();
        }
        return 1;
    }

    @Override
    public void close() {
        window.close();
    }
}
