// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;

import org.vitrine.display.gtk.internal.GuestKeyboard;
import org.vitrine.display.gtk.internal.GuestWidget;
import org.vitrine.display.gtk.internal.Pixels;
import org.vitrine.display.gtk.internal.Signals;
import com.sun.jna.Pointer;

/** spice-gtk's display of a monitor. For the UI thread. */
final class SpiceWidget implements AutoCloseable {
    private final Natives natives;
    private final Pixels pixels;
    private final Pointer widget;
    private final Signals signals;
    private final GuestWidget guest;

    /**
     * Creates it.
     *
     * @param host         without children of its own
     * @param floating     spice-gtk's widget, to which nobody has a reference yet
     * @param readyChanged after {@link #isReady()} changed; out of a native callback
     * @param grabChanged  after {@link #isGrabbed()} changed; out of a native callback
     */
    SpiceWidget(Natives natives, Composite host, Pointer floating, Runnable readyChanged, Runnable grabChanged) {
        this.natives = natives;
        pixels = new Pixels(natives.toolkit());
        widget = natives.objects().g_object_ref_sink(floating);
        signals = new Signals(natives.objects());
        // grab-keyboard would take the desktop's keys too while the pointer is over the picture: a view of a workbench does
        // not do that. grab-mouse is for guests without a tablet, whose pointer moves only while it is held.
        natives.objects().g_object_set(widget, "scaling", 1, "resize-guest", 0, "grab-keyboard", 0, "grab-mouse", 1);
        withoutGrabKeys();
        signals.connect(widget, "notify::ready", (Signals.WithObject) (w, property, data) -> readyChanged.run());
        guest = new GuestWidget(natives.toolkit(), host, widget, this::release, grabChanged);
    }

    /** {@link GuestKeyboard} does it better: it lets Ctrl+Alt+Delete pass. */
    private void withoutGrabKeys() {
        Pointer none = natives.widgets().spice_grab_sequence_new_from_string("");
        natives.widgets().spice_display_set_grab_keys(widget, none);
        natives.widgets().spice_grab_sequence_free(none);
    }

    /** Whether the guest shows something. */
    boolean isReady() {
        return natives.isSet(widget, "ready");
    }

    Pointer pointer() {
        return widget;
    }

    /** Whether neither keys nor the mouse reach the guest. */
    void viewOnly(boolean yes) {
        natives.objects().g_object_set(widget, "disable-inputs", yes ? 1 : 0);
        guest.takesFocus(!yes);
    }

    Optional<Point> size() {
        return pixels.size(pixbuf());
    }

    Optional<ImageData> image() {
        return pixels.image(pixbuf());
    }

    /** Without a surface spice-gtk writes a warning; so it is asked only when ready. */
    private @Nullable Pointer pixbuf() {
        return isReady() ? natives.widgets().spice_display_get_pixbuf(widget) : null;
    }

    void grab() {
        guest.grab();
    }

    void release() {
        natives.widgets().spice_display_mouse_ungrab(widget);
    }

    boolean isGrabbed() {
        return guest.isGrabbed();
    }

    void sendKeys(int... keySyms) {
        natives.widgets().spice_display_send_keys(widget, keySyms, keySyms.length,
                SpiceGtk.SPICE_DISPLAY_KEY_EVENT_CLICK);
    }

    /** Takes it out of its composite, which may be in the middle of its disposal. */
    @Override
    public void close() {
        signals.close();
        guest.close();
    }
}
