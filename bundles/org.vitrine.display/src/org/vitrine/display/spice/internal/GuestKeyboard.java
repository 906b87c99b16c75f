// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import org.eclipse.swt.widgets.Composite;

import com.sun.jna.Pointer;

/**
 * Whose keys are the keys: all go to the guest while its widget has the focus, none otherwise.
 * <p>
 * A key comes to the window first, where menu mnemonics, F10 and SWT's own handlers would take it before the focused widget
 * sees it. So while the guest has the focus, the window's keys are handed to the guest's widget at once; SWT, and with it
 * the workbench's key bindings, never hears of them. SWT does not hear of a click into a foreign widget either; so its
 * composite takes the focus first, which activates the view that it is in.
 */
final class GuestKeyboard implements AutoCloseable {
    private final Natives natives;
    private final Composite host;
    private final Pointer widget;
    private final Runnable changed;
    private final Signals signals;
    private final Signals window;
    private final ReleaseChord chord = new ReleaseChord();

    GuestKeyboard(Natives natives, Composite host, Pointer widget, Runnable changed) {
        this.natives = natives;
        this.host = host;
        this.widget = widget;
        this.changed = changed;
        signals = new Signals(natives.objects());
        window = new Signals(natives.objects());
        signals.connect(widget, "button-press-event", (Signals.WithEvent) (w, event, data) -> clicked());
        signals.connect(widget, "focus-in-event", (Signals.WithEvent) (w, event, data) -> focused(true));
        signals.connect(widget, "focus-out-event", (Signals.WithEvent) (w, event, data) -> focused(false));
    }

    void grab() {
        if (!isGrabbed()) {
            host.forceFocus();
            natives.gtk().gtk_widget_grab_focus(widget);
        }
    }

    boolean isGrabbed() {
        return natives.gtk().gtk_widget_has_focus(widget) != 0;
    }

    private int clicked() {
        grab();
        return 0;
    }

    private int focused(boolean in) {
        chord.reset();
        // "event" comes before "key-press-event", to which SWT listens.
        window.close();
        if (in) {
            window.connect(natives.gtk().gtk_widget_get_toplevel(widget), "event",
                    (Signals.WithEvent) (w, event, data) -> route(event));
        }
        changed.run();
        return 0;
    }

    private int route(Pointer event) {
        int type = natives.gtk().gdk_event_get_event_type(event);
        boolean press = type == Gtk.GDK_KEY_PRESS;
        if (!press && type != Gtk.GDK_KEY_RELEASE || !isGrabbed()) {
            return 0;
        }
        int[] keySym = new int[1];
        natives.gtk().gdk_event_get_keyval(event, keySym);
        natives.gtk().gtk_widget_event(widget, event);
        if (press) {
            chord.pressed(keySym[0]);
        } else if (chord.released(keySym[0])) {
            host.getDisplay().asyncExec(this::release);
        }
        return 1;
    }

    private void release() {
        if (!host.isDisposed()) {
            natives.widgets().spice_display_mouse_ungrab(widget);
            host.forceFocus();
        }
    }

    @Override
    public void close() {
        window.close();
        signals.close();
    }
}
