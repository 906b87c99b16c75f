// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.gtk.internal;

import org.eclipse.swt.widgets.Composite;

import com.sun.jna.Pointer;

/**
 * The focus of a foreign widget, of which SWT knows nothing: it does not even hear of a click into it; so the widget's
 * composite takes the focus first, which activates the view that it is in.
 */
final class WidgetFocus implements AutoCloseable, GuestKeyboard.Guest {
    private final Gtk gtk;
    private final Composite host;
    private final Pointer widget;
    private final Runnable ungrab;
    private final Runnable changed;
    private final Signals signals;
    private final GuestKeyboard keyboard;

    /**
     * A focus that follows the widget's.
     *
     * @param ungrab  makes the widget let go of the pointer
     * @param changed after the widget got or lost the focus; out of a native callback
     */
    WidgetFocus(Toolkit toolkit, Composite host, Pointer widget, Runnable ungrab, Runnable changed) {
        this.gtk = toolkit.gtk();
        this.host = host;
        this.widget = widget;
        this.ungrab = ungrab;
        this.changed = changed;
        keyboard = new GuestKeyboard(gtk, toolkit.objects(), widget, this::isGrabbed, this);
        signals = new Signals(toolkit.objects());
        signals.connect(widget, "button-press-event", (Signals.WithEvent) (w, event, data) -> clicked());
        signals.connect(widget, "focus-in-event", (Signals.WithEvent) (w, event, data) -> focused(true));
        signals.connect(widget, "focus-out-event", (Signals.WithEvent) (w, event, data) -> focused(false));
    }

    void grab() {
        if (!isGrabbed()) {
            host.forceFocus();
            gtk.gtk_widget_grab_focus(widget);
        }
    }

    boolean isGrabbed() {
        return gtk.gtk_widget_has_focus(widget) != 0;
    }

    private int clicked() {
        grab();
        return 0;
    }

    private int focused(boolean in) {
        keyboard.focused(in);
        changed.run();
        return 0;
    }

    @Override
    public void key(Pointer event, int keySym, boolean press) {
        gtk.gtk_widget_event(widget, event);
    }

    @Override
    public void released() {
        host.getDisplay().asyncExec(() -> {
            if (!host.isDisposed()) {
                ungrab.run();
                host.forceFocus();
            }
        });
    }

    @Override
    public void close() {
        keyboard.close();
        signals.close();
    }
}
