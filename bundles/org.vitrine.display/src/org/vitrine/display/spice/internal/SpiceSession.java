// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import org.vitrine.host.Text;

import com.sun.jna.Pointer;

/** A connection to a SPICE server and what its first display's channel tells. For the UI thread. */
final class SpiceSession implements AutoCloseable {

    /** What happens to it; called out of native callbacks, in which nothing may be closed. */
    interface Events {
        /** The server has answered and let us in. */
        void opened();

        /** It could not be reached, or broke; {@code why} for a person. */
        void broke(Text why);

        /** The guest drew. */
        void drew();

        /** The guest's screen came, went, or changed its size. */
        void surfaceChanged();

        /** A channel waits for {@link SpiceSession#give}. */
        void wantsDescriptor(Pointer channel);
    }

    private static final int GERROR_MESSAGE_AT = 8;
    private final Natives natives;
    private final String machine;
    private final Events events;
    private final Signals signals;
    private final Pointer session;

    SpiceSession(Natives natives, String machine, Events events) {
        this.natives = natives;
        this.machine = machine;
        this.events = events;
        signals = new Signals(natives.objects());
        session = natives.spice().spice_session_new();
        natives.objects().g_object_set(session, "enable-audio", 0, "enable-usbredir", 0, "enable-smartcard", 0);
        signals.connect(session, "channel-new", (Signals.WithObject) (s, channel, data) -> watch(channel));
    }

    Pointer pointer() {
        return session;
    }

    void connect(SpiceEndpoint endpoint) {
        switch (endpoint) {
        case SpiceEndpoint.Socket(String path) -> {
            natives.objects().g_object_set(session, "unix-path", path);
            natives.spice().spice_session_connect(session);
        }
        case SpiceEndpoint.Tcp(String host, int port) -> {
            natives.objects().g_object_set(session, "host", host, "port", Integer.toString(port));
            natives.spice().spice_session_connect(session);
        }
        case SpiceEndpoint.Hypervisor(int graphics) -> natives.spice().spice_session_open_fd(session, -1);
        }
    }

    void give(Pointer channel, int descriptor) {
        natives.spice().spice_channel_open_fd(channel, descriptor);
    }

    private void watch(Pointer channel) {
        String type = natives.objects().g_type_name_from_instance(channel);
        signals.connect(channel, "open-fd", (Signals.WithInt) (c, tls, data) -> events.wantsDescriptor(c));
        if (type.equals("SpiceMainChannel")) {
            signals.connect(channel, "channel-event", (Signals.WithInt) (c, event, data) -> happened(c, event));
        } else if (type.equals("SpiceDisplayChannel") && number(channel) == 0) {
            signals.connect(channel, "display-invalidate",
                    (Signals.WithArea) (c, x, y, width, height, data) -> events.drew());
            signals.connect(channel, "display-primary-create", (Signals.Plain) (c, data) -> events.surfaceChanged());
            signals.connect(channel, "display-primary-destroy", (Signals.Plain) (c, data) -> events.surfaceChanged());
            signals.connect(channel, "notify::monitors", (Signals.WithObject) (c, p, data) -> events.surfaceChanged());
        }
    }

    private int number(Pointer channel) {
        int[] id = new int[1];
        natives.objects().g_object_get(channel, "channel-id", id);
        return id[0];
    }

    private void happened(Pointer channel, int event) {
        if (event == SpiceGlib.SPICE_CHANNEL_OPENED) {
            events.opened();
        } else if (event == SpiceGlib.SPICE_CHANNEL_CLOSED) {
            events.broke(Text.of("The connection to the screen of {0} has ended.", machine));
        } else if (event == SpiceGlib.SPICE_CHANNEL_ERROR_CONNECT) {
            events.broke(Text.of("The SPICE server of {0} cannot be reached{1}.", machine, reason(channel)));
        } else if (event == SpiceGlib.SPICE_CHANNEL_ERROR_AUTH) {
            events.broke(Text.of("The SPICE server of {0} wants a password: take passwd= off its <graphics>, and let it"
                    + " listen on a socket, which needs none.", machine));
        } else if (event > SpiceGlib.SPICE_CHANNEL_ERROR_CONNECT) {
            events.broke(Text.of("The SPICE connection to {0} broke{1}.", machine, reason(channel)));
        }
    }

    /** The GError's message in parentheses, after its domain and code of 32 bits each. */
    private String reason(Pointer channel) {
        Pointer error = natives.spice().spice_channel_get_error(channel);
        return Pointer.nativeValue(error) == 0 ? ""
                : " (" + error.getPointer(GERROR_MESSAGE_AT).getString(0, "UTF-8") + ")";
    }

    /** Ends the connection; the main loop closes its channels. */
    @Override
    public void close() {
        signals.close();
        natives.spice().spice_session_disconnect(session);
        natives.objects().g_object_unref(session);
    }
}
