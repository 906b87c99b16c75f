// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.swt.graphics.Point;
import org.vitrine.display.gtk.internal.Gtk;
import org.vitrine.display.gtk.internal.Signals;

import com.sun.jna.Pointer;

/**
 * Tells the guest of fingers on the picture, where its QEMU takes them (8.1 and later). Until then nothing is changed, and GDK
 * makes the first finger a pointer. SWT tells of no touches on GTK, so GDK is asked. For the UI thread.
 */
final class TouchInput implements AutoCloseable {
    private static final int BEGIN = 0;
    private static final int UPDATE = 1;
    private static final int END = 2;
    private static final int CANCEL = 3;
    private final Gtk gtk;
    private final FrameCanvas picture;
    private final DBusDisplay display;
    private final Signals signals;
    private TouchSlots slots = new TouchSlots(0);

    TouchInput(Natives natives, FrameCanvas picture, DBusDisplay display) {
        gtk = natives.gtk();
        this.picture = picture;
        this.display = display;
        signals = new Signals(natives.objects());
    }

    /** So many fingers the guest tells apart from now on. */
    void slots(int most) {
        signals.close();
        slots = new TouchSlots(most);
        if (most > 0) {
            Pointer widget = new Pointer(picture.control().handle);
            gtk.gtk_widget_add_events(widget, Gtk.GDK_TOUCH_MASK);
            signals.connect(widget, "touch-event", (Signals.WithEvent) (w, event, data) -> touched(event));
        }
    }

    private int touched(Pointer event) {
        Object finger = Pointer.nativeValue(gtk.gdk_event_get_event_sequence(event));
        switch (gtk.gdk_event_get_event_type(event)) {
            case Gtk.GDK_TOUCH_BEGIN -> {
                picture.control().forceFocus();
                tell(BEGIN, slots.begin(finger), event);
            }
            case Gtk.GDK_TOUCH_UPDATE -> tell(UPDATE, slots.of(finger), event);
            case Gtk.GDK_TOUCH_END -> tell(END, slots.end(finger), event);
            case Gtk.GDK_TOUCH_CANCEL -> tell(CANCEL, slots.end(finger), event);
            default -> {
                return 0;
            }
        }
        return 1;
    }

    private void tell(int kind, OptionalInt slot, Pointer event) {
        double[] x = new double[1];
        double[] y = new double[1];
        if (slot.isPresent() && gtk.gdk_event_get_coords(event, x, y) != 0) {
            Optional<Point> pixel = picture.guestPixel((int) x[0], (int) y[0]);
            pixel.ifPresent(at -> display.touch(kind, slot.getAsInt(), at.x, at.y));
        }
    }

    @Override
    public void close() {
        signals.close();
    }
}
