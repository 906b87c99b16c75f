// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;

import org.vitrine.display.gtk.internal.Signals;
import org.vitrine.display.gtk.internal.GuestKeyboard;
import com.sun.jna.Pointer;

/** spice-gtk's display of a session's first screen, as a native child of a composite and as large as it. For the UI thread. */
final class SpiceWidget implements AutoCloseable {
    private final Natives natives;
    private final Pointer widget;
    private final Signals signals;
    private final SpiceFocus keyboard;

    /**
     * Creates it.
     *
     * @param host         without children of its own
     * @param session      whose screen
     * @param readyChanged after {@link #isReady()} changed; out of a native callback
     * @param grabChanged  after {@link #isGrabbed()} changed; out of a native callback
     */
    SpiceWidget(Natives natives, Composite host, Pointer session, Runnable readyChanged, Runnable grabChanged) {
        this.natives = natives;
        widget = natives.objects().g_object_ref_sink(natives.widgets().spice_display_new(session, 0));
        signals = new Signals(natives.objects());
        // grab-keyboard would take the desktop's keys too while the pointer is over the picture: a view of a workbench does
        // not do that. grab-mouse is for guests without a tablet, whose pointer moves only while it is held.
        natives.objects().g_object_set(widget, "scaling", 1, "resize-guest", 0, "grab-keyboard", 0, "grab-mouse", 1);
        withoutGrabKeys();
        keyboard = new SpiceFocus(natives, host, widget, grabChanged);
        signals.connect(widget, "notify::ready", (Signals.WithObject) (w, property, data) -> readyChanged.run());
        natives.gtk().gtk_container_add(new Pointer(host.handle), widget);
        natives.gtk().gtk_widget_set_can_focus(widget, 1);
        natives.gtk().gtk_widget_show(widget);
        new NativeChild(host, Pointer.nativeValue(widget)).follow();
    }

    /** {@link GuestKeyboard} does it better: it lets Ctrl+Alt+Delete pass. */
    private void withoutGrabKeys() {
        Pointer none = natives.widgets().spice_grab_sequence_new_from_string("");
        natives.widgets().spice_display_set_grab_keys(widget, none);
        natives.widgets().spice_grab_sequence_free(none);
    }

    /** Whether the guest shows something. */
    boolean isReady() {
        int[] ready = new int[1];
        natives.objects().g_object_get(widget, "ready", ready);
        return ready[0] != 0;
    }

    Optional<Point> size() {
        return pixbuf(p -> new Point(natives.pixbufs().gdk_pixbuf_get_width(p),
                natives.pixbufs().gdk_pixbuf_get_height(p)));
    }

    Optional<ImageData> image() {
        return pixbuf(this::copy);
    }

    /** Without a surface spice-gtk writes a warning; so it is asked only when ready. */
    private <T> Optional<T> pixbuf(Function<Pointer, T> use) {
        @Nullable
        Pointer pixbuf = isReady() ? natives.widgets().spice_display_get_pixbuf(widget) : null;
        if (pixbuf == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(use.apply(pixbuf));
        } finally {
            natives.objects().g_object_unref(pixbuf);
        }
    }

    /** A pixbuf's bytes are red, green, blue and perhaps alpha; its rows are padded. */
    private ImageData copy(Pointer pixbuf) {
        GdkPixbuf p = natives.pixbufs();
        int width = p.gdk_pixbuf_get_width(pixbuf);
        int height = p.gdk_pixbuf_get_height(pixbuf);
        int stride = p.gdk_pixbuf_get_rowstride(pixbuf);
        int channels = p.gdk_pixbuf_get_n_channels(pixbuf);
        Pointer pixels = p.gdk_pixbuf_get_pixels(pixbuf);
        byte[] rgb = new byte[width * height * 3];
        byte[] row = new byte[width * channels];
        for (int y = 0; y < height; y++) {
            pixels.read((long) y * stride, row, 0, row.length);
            for (int x = 0; x < width; x++) {
                System.arraycopy(row, x * channels, rgb, (y * width + x) * 3, 3);
            }
        }
        return new ImageData(width, height, 24, new PaletteData(0xff0000, 0xff00, 0xff), 1, rgb);
    }

    void grab() {
        keyboard.grab();
    }

    void release() {
        natives.widgets().spice_display_mouse_ungrab(widget);
    }

    boolean isGrabbed() {
        return keyboard.isGrabbed();
    }

    void sendKeys(int... keySyms) {
        natives.widgets().spice_display_send_keys(widget, keySyms, keySyms.length,
                SpiceGtk.SPICE_DISPLAY_KEY_EVENT_CLICK);
    }

    /** Takes it out of its composite, which may be in the middle of its disposal. */
    @Override
    public void close() {
        keyboard.close();
        signals.close();
        natives.gtk().gtk_widget_destroy(widget);
        natives.objects().g_object_unref(widget);
    }
}
