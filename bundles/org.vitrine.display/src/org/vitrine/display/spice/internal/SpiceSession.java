// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.widgets.Display;
import org.vitrine.host.Text;

import org.vitrine.display.gtk.internal.Signals;
import org.vitrine.display.server.internal.Certificates;
import org.vitrine.display.server.internal.Endpoint;
import com.sun.jna.Pointer;

/**
 * A connection to a SPICE server and what its first display's channel tells. For the UI thread.
 * <p>
 * It ends gently: spice-server 0.15 crashes, and its QEMU with it, when a client goes while one of its channels is still
 * being connected (a null pointer in its worker thread; seen with QEMU 7.2). So a session that is closed that early says
 * nothing more and goes once its channels have settled.
 */
final class SpiceSession implements AutoCloseable {

    /** What happens to it; called out of native callbacks, in which nothing may be closed. */
    interface Events {
        /** The server has answered and let us in. */
        void opened();

        /** It could not be reached, or broke; {@code why} for a person. */
        void broke(Text why);

        /** The server wants a password, or another than the one it got: {@link SpiceSession#password} tries it. */
        void wantsPassword();

        /** The first display's channel is there, for a widget to connect it. */
        void hasDisplay();

        /** The guest drew. */
        void drew();

        /** The guest's screen came, went, or changed its size. */
        void surfaceChanged();

        /** A channel waits for {@link SpiceSession#give}. */
        void wantsDescriptor(Pointer channel);
    }

    private static final int GERROR_MESSAGE_AT = 8;
    // The server's threads may take a moment longer than the client, which has its answer already.
    private static final long SETTLE_NS = 300_000_000L;
    private static final long LONGEST_NS = 5_000_000_000L;
    private static final int LOOK_MS = 50;
    private final Display display;
    private final Natives natives;
    private final String machine;
    private final Events events;
    private final Signals signals;
    private final Pointer session;
    private final Set<Pointer> connecting = new HashSet<>();
    private long lastEvent = System.nanoTime();
    private long closedAt;

    SpiceSession(Display display, Natives natives, String machine, Events events) {
        this.display = display;
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

    void connect(Endpoint endpoint) {
        switch (endpoint) {
            case Endpoint.Socket(String path) -> {
                natives.objects().g_object_set(session, "unix-path", path);
                natives.spice().spice_session_connect(session);
            }
            case Endpoint.Tcp(String host, Optional<Integer> port, Optional<Integer> tlsPort) -> {
                natives.objects().g_object_set(session, "host", host);
                port.ifPresent(p -> natives.objects().g_object_set(session, "port", Integer.toString(p)));
                tlsPort.ifPresent(p -> natives.objects().g_object_set(session, "tls-port", Integer.toString(p)));
                Certificates.authority().ifPresent(
                        file -> natives.objects().g_object_set(session, "ca-file", file.toString()));
                natives.spice().spice_session_connect(session);
            }
            case Endpoint.Hypervisor(int graphics) -> natives.spice().spice_session_open_fd(session, -1);
        }
    }

    /** Connects again, with a password. */
    void password(String password) {
        natives.objects().g_object_set(session, "password", password);
        natives.spice().spice_session_connect(session);
    }

    void give(Pointer channel, int descriptor) {
        natives.spice().spice_channel_open_fd(channel, descriptor);
    }

    private void watch(Pointer channel) {
        String type = natives.objects().g_type_name_from_instance(channel);
        signals.connect(channel, "open-fd", (Signals.WithInt) (c, tls, data) -> events.wantsDescriptor(c));
        connecting.add(channel);
        signals.connect(channel, "channel-event", (Signals.WithInt) (c, event, data) -> settled(c));
        if (type.equals("SpiceMainChannel")) {
            signals.connect(channel, "channel-event", (Signals.WithInt) (c, event, data) -> happened(c, event));
        } else if (type.equals("SpiceDisplayChannel") && number(channel) == 0) {
            signals.connect(channel, "display-invalidate",
                    (Signals.WithArea) (c, x, y, width, height, data) -> events.drew());
            signals.connect(channel, "display-primary-create", (Signals.Plain) (c, data) -> events.surfaceChanged());
            signals.connect(channel, "display-primary-destroy", (Signals.Plain) (c, data) -> events.surfaceChanged());
            signals.connect(channel, "notify::monitors", (Signals.WithObject) (c, p, data) -> events.surfaceChanged());
            events.hasDisplay();
        }
    }

    private int number(Pointer channel) {
        int[] id = new int[1];
        natives.objects().g_object_get(channel, "channel-id", id);
        return id[0];
    }

    /** It is connected, or failed to be. */
    private void settled(Pointer channel) {
        connecting.remove(channel);
        lastEvent = System.nanoTime();
    }

    private void happened(Pointer channel, int event) {
        if (event == SpiceGlib.SPICE_CHANNEL_OPENED) {
            events.opened();
        } else if (event == SpiceGlib.SPICE_CHANNEL_CLOSED) {
            events.broke(Text.of("The connection to the screen of {0} has ended.", machine));
        } else if (event == SpiceGlib.SPICE_CHANNEL_ERROR_CONNECT) {
            events.broke(Text.of("The SPICE server of {0} cannot be reached{1}.", machine, reason(channel)));
        } else if (event == SpiceGlib.SPICE_CHANNEL_ERROR_AUTH) {
            events.wantsPassword();
        } else if (event == SpiceGlib.SPICE_CHANNEL_ERROR_TLS) {
            events.broke(Text.of("The certificate of the SPICE server of {0} cannot be trusted{1}: put that of its"
                    + " authority into {2}.", machine, reason(channel), Certificates.PLACES));
        } else if (event > SpiceGlib.SPICE_CHANNEL_ERROR_CONNECT) {
            events.broke(Text.of("The SPICE connection to {0} broke{1}.", machine, reason(channel)));
        }
    }

    /** The GError's message in parentheses, after its domain and code of 32 bits each. */
    private String reason(Pointer channel) {
        Pointer error = natives.spice().spice_channel_get_error(channel);
        return Pointer.nativeValue(error) == 0
                ? ""
                : " (" + error.getPointer(GERROR_MESSAGE_AT).getString(0, "UTF-8") + ")";
    }

    /** Ends the connection, now or once it has settled; the main loop closes its channels. */
    @Override
    public void close() {
        closedAt = System.nanoTime();
        endWhenSettled();
    }

    private void endWhenSettled() {
        long now = System.nanoTime();
        boolean settled = connecting.isEmpty() && now - lastEvent > SETTLE_NS;
        if (settled || now - closedAt > LONGEST_NS) {
            signals.close();
            natives.spice().spice_session_disconnect(session);
            natives.objects().g_object_unref(session);
        } else {
            display.timerExec(LOOK_MS, this::endWhenSettled);
        }
    }
}
