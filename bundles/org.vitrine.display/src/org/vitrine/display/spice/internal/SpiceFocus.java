// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import org.eclipse.swt.widgets.Composite;
import org.vitrine.display.gtk.internal.GuestKeyboard;
import org.vitrine.display.gtk.internal.Signals;

import com.sun.jna.Pointer;

/**
 * The focus of spice-gtk's widget, of which SWT knows nothing: it does not even hear of a click into a foreign widget; so the
 * widget's composite takes the focus first, which activates the view that it is in.
 */
final class SpiceFocus implements AutoCloseable, GuestKeyboard.Guest {
    private final Natives natives;
    private final Composite host;
    private final Pointer widget;
    private final Runnable changed;
    private final Signals signals;
    private final GuestKeyboard keyboard;

    SpiceFocus(Natives natives, Composite host, Pointer widget, Runnable changed) {
        this.natives = natives;
        this.host = host;
        this.widget = widget;
        this.changed = changed;
        keyboard = new GuestKeyboard(natives.gtk(), natives.objects(), widget, this::isGrabbed, this);
        signals = new Signals(natives.objects());
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
        keyboard.focused(in);
        changed.run();
        return 0;
    }

    @Override
    public void key(Pointer event, int keySym, boolean press) {
        natives.gtk().gtk_widget_event(widget, event);
    }

    @Override
    public void released() {
        host.getDisplay().asyncExec(() -> {
            if (!host.isDisposed()) {
                natives.widgets().spice_display_mouse_ungrab(widget);
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
