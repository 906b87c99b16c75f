// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import org.eclipse.jdt.annotation.Nullable;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** SPICE sessions and channels (<a href="https://www.spice-space.org/api/spice-gtk/">spice-client-glib</a>). UI thread only. */
interface SpiceGlib extends Library {
    String LIBRARY = "libspice-client-glib-2.0.so.8";
    /** SpiceChannelEvent: values from 20 on are errors. */
    int SPICE_CHANNEL_OPENED = 10;
    int SPICE_CHANNEL_CLOSED = 12;
    int SPICE_CHANNEL_ERROR_CONNECT = 20;
    int SPICE_CHANNEL_ERROR_TLS = 21;
    int SPICE_CHANNEL_ERROR_AUTH = 23;

    /** Kinds of channels, from the protocol's enums.h. */
    int SPICE_CHANNEL_PLAYBACK = 5;
    int SPICE_CHANNEL_USBREDIR = 9;

    Pointer spice_session_new();

    int spice_session_connect(Pointer session);

    /** With -1 every channel asks for its descriptor by the signal {@code open-fd}. */
    int spice_session_open_fd(Pointer session, int fd);

    /** Closes all channels soon, from the main loop. */
    void spice_session_disconnect(Pointer session);

    /** Takes the descriptor over. */
    int spice_channel_open_fd(Pointer channel, int fd);

    /** Connects a channel of a session that is connected; does nothing to one that is. */
    int spice_channel_connect(Pointer channel);

    /** Ends a channel; the session goes on. */
    void spice_channel_disconnect(Pointer channel, int event);

    /** The channel's GError, or NULL; belongs to the channel. */
    @Nullable
    Pointer spice_channel_get_error(Pointer channel);

    /** Whether the server offers such a channel; its numbers are those of the protocol. */
    int spice_session_has_channel_type(Pointer session, int type);

    /** Says how large a monitor is to be and where. Without {@code update} the guest is not told yet. */
    void spice_main_channel_update_display(Pointer channel, int number, int x, int y, int width, int height,
            int update);

    /** Says whether a monitor is plugged in. Without {@code update} the guest is not told yet. */
    void spice_main_channel_update_display_enabled(Pointer channel, int number, int enabled, int update);

    /** Tells the guest of all monitors; only while its agent is there. */
    int spice_main_channel_send_monitor_config(Pointer channel);

    /** What plays and records, from now on; NULL where nothing can. Belongs to the session. */
    @Nullable
    Pointer spice_audio_get(Pointer session, @Nullable Pointer context);

    /** NULL where spice-gtk is built without USB redirection. Belongs to the session. */
    @Nullable
    Pointer spice_usb_device_manager_get(Pointer session, PointerByReference error);

    /** A new {@code GPtrArray} of devices. */
    Pointer spice_usb_device_manager_get_devices(Pointer manager);

    int spice_usb_device_manager_is_device_connected(Pointer manager, Pointer device);

    int spice_usb_device_manager_can_redirect_device(Pointer manager, Pointer device, PointerByReference error);

    void spice_usb_device_manager_connect_device_async(Pointer manager, Pointer device, @Nullable Pointer cancellable,
            Finished finished, @Nullable Pointer data);

    int spice_usb_device_manager_connect_device_finish(Pointer manager, Pointer result, PointerByReference error);

    void spice_usb_device_manager_disconnect_device_async(Pointer manager, Pointer device,
            @Nullable Pointer cancellable, Finished finished, @Nullable Pointer data);

    int spice_usb_device_manager_disconnect_device_finish(Pointer manager, Pointer result, PointerByReference error);

    /** A new text; with NULL in spice-gtk's own format: maker, product, numbers, bus and address. */
    Pointer spice_usb_device_get_description(Pointer device, @Nullable String format);

    /** {@code GAsyncReadyCallback}. */
    interface Finished extends Callback {
        void call(Pointer source, Pointer result, Pointer data);
    }
}
