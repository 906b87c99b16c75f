// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.vnc.internal;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.vitrine.display.gtk.internal.GObject;
import org.vitrine.display.gtk.internal.GuestKeyboard;
import org.vitrine.display.gtk.internal.GuestWidget;
import org.vitrine.display.gtk.internal.Pixels;
import org.vitrine.display.gtk.internal.Signals;

import com.sun.jna.Pointer;

/** gtk-vnc's display, which is connected once, and its connection. For the UI thread. */
final class VncWidget implements AutoCloseable {

    /** What happens to it; called out of native callbacks, in which nothing may be closed. */
    interface Events {
        /** The server let us in. */
        void opened();

        /** A part of the picture came. */
        void updated();

        /** What came is on the screen. */
        void painted();

        /** The guest's screen has another size. */
        void resized();

        /** The keyboard came or went. */
        void grabChanged();

        /** The server wants to know this. */
        void wants(List<Credential> credentials);

        /** It does not believe it; {@link #ended} follows. */
        void refused(String why);

        /** It is over. */
        void ended(String why);
    }

    private static final String UPDATE = "vnc-framebuffer-update";
    /** GSignalMatchType: G_SIGNAL_MATCH_ID and G_SIGNAL_MATCH_DATA. */
    private static final int OF_SIGNAL_AND_DATA = 1 | 16;
    private final Natives natives;
    private final Pixels pixels;
    private final Pointer widget;
    private final Signals signals;
    private final GuestWidget guest;
    private boolean fresh;
    private String error = "";

    /** @param host without children of its own */
    VncWidget(Natives natives, Composite host, Events events) {
        this.natives = natives;
        pixels = new Pixels(natives.toolkit());
        GObject objects = natives.toolkit().objects();
        GtkVnc vnc = natives.vnc();
        widget = objects.g_object_ref_sink(vnc.vnc_display_new());
        vnc.vnc_display_set_shared_flag(widget, 1);
        // Whatever the server's own format: gtk-vnc only shifts colours of fewer bits, so that its white would be grey.
        vnc.vnc_display_set_depth(widget, GtkVnc.VNC_DISPLAY_DEPTH_COLOR_FULL);
        vnc.vnc_display_set_force_size(widget, 0);
        vnc.vnc_display_set_scaling(widget, 1);
        vnc.vnc_display_set_keep_aspect_ratio(widget, 1);
        // As with SPICE: the desktop keeps its own keys; a pointer is held for guests without a tablet.
        vnc.vnc_display_set_keyboard_grab(widget, 0);
        vnc.vnc_display_set_pointer_grab(widget, 1);
        withoutGrabKeys();
        signals = new Signals(objects);
        signals.connect(widget, "vnc-initialized", (Signals.Plain) (w, data) -> events.opened());
        signals.connect(widget, "vnc-desktop-resize", (Signals.WithSize) (w, x, y, data) -> events.resized());
        signals.connect(widget, "vnc-auth-credential",
                (Signals.WithObject) (w, wanted, data) -> events.wants(Credential.of(wanted)));
        signals.connect(widget, "vnc-auth-failure", (Signals.WithText) (w, why, data) -> events.refused(said(why)));
        signals.connect(widget, "vnc-error", (Signals.WithText) (w, why, data) -> error = said(why));
        signals.connect(widget, "vnc-disconnected", (Signals.Plain) (w, data) -> events.ended(error));
        signals.connect(connection(), UPDATE,
                (Signals.WithArea) (c, x, y, width, height, data) -> {
                    fresh = true;
                    events.updated();
                });
        signals.connect(widget, "draw", (Signals.WithEvent) (w, context, data) -> painted(events));
        guest = new GuestWidget(natives.toolkit(), host, widget, this::release, events::grabChanged);
    }

    private static String said(@Nullable String why) {
        return why == null ? "" : why;
    }

    private Pointer connection() {
        return natives.vnc().vnc_display_get_connection(widget);
    }

    /**
     * Whether pictures are wanted. A VNC server sends what it is asked for, and the widget asks for the next part when it
     * hears of one: while it does not hear, nothing comes.
     */
    void listen(boolean yes) {
        GObject objects = natives.toolkit().objects();
        int signal = objects.g_signal_lookup(UPDATE, objects.g_type_from_name("VncConnection"));
        if (yes) {
            objects.g_signal_handlers_unblock_matched(connection(), OF_SIGNAL_AND_DATA, signal, 0, null, null, widget);
            natives.vnc().vnc_display_request_update(widget);
        } else {
            objects.g_signal_handlers_block_matched(connection(), OF_SIGNAL_AND_DATA, signal, 0, null, null, widget);
        }
    }

    /** A painting counts as a frame only when something came since the last one. */
    private int painted(Events events) {
        if (fresh) {
            fresh = false;
            events.painted();
        }
        return 0;
    }

    /** {@link GuestKeyboard} does it better: it lets Ctrl+Alt+Delete pass. */
    private void withoutGrabKeys() {
        Pointer none = natives.vnc().vnc_grab_sequence_new_from_string("");
        natives.vnc().vnc_display_set_grab_keys(widget, none);
        natives.vnc().vnc_grab_sequence_free(none);
    }

    void open(String socket) {
        open(natives.gio().g_unix_socket_address_new(socket), null);
    }

    /**
     * Connects by TCP.
     *
     * @param address a number
     * @param name    whose certificate is expected
     */
    void open(String address, int port, String name) {
        open(natives.gio().g_inet_socket_address_new_from_string(address, port), name);
    }

    private void open(@Nullable Pointer address, @Nullable String name) {
        if (address != null) {
            natives.vnc().vnc_display_open_addr(widget, address, name);
            natives.toolkit().objects().g_object_unref(address);
        }
    }

    /** Takes the descriptor over. */
    void open(int descriptor) {
        natives.vnc().vnc_display_open_fd(widget, descriptor);
    }

    void answer(Credential credential, String value) {
        natives.vnc().vnc_display_set_credential(widget, credential.ordinal(), value);
    }

    Optional<Point> size() {
        Point size = new Point(natives.vnc().vnc_display_get_width(widget),
                natives.vnc().vnc_display_get_height(widget));
        return Optional.of(size).filter(s -> s.x > 0 && s.y > 0);
    }

    Optional<ImageData> image() {
        return pixels.image(natives.vnc().vnc_display_get_pixbuf(widget));
    }

    void grab() {
        guest.grab();
    }

    void release() {
        natives.vnc().vnc_display_force_grab(widget, 0);
    }

    boolean isGrabbed() {
        return guest.isGrabbed();
    }

    void sendKeys(int... keySyms) {
        natives.vnc().vnc_display_send_keys(widget, keySyms, keySyms.length);
    }

    /** Asks for a screen of this size, which a server of QEMU hands to the guest's driver. */
    void resizeGuest(Point size) {
        natives.vnc().vnc_connection_set_size(connection(), size.x, size.y);
    }

    boolean isViewOnly() {
        return natives.vnc().vnc_display_get_read_only(widget) != 0;
    }

    void viewOnly(boolean yes) {
        natives.vnc().vnc_display_set_read_only(widget, yes ? 1 : 0);
        guest.takesFocus(!yes);
    }

    /** Ends the connection and takes the widget out of its composite, which may be in the middle of its disposal. */
    @Override
    public void close() {
        signals.close();
        // What still comes would be painted in a window that is no more.
        listen(false);
        natives.vnc().vnc_display_close(widget);
        guest.close();
    }
}
