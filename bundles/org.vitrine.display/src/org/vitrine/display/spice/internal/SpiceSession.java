// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.widgets.Display;
import org.vitrine.host.Text;

import org.vitrine.display.gtk.internal.Signals;
import org.vitrine.display.server.internal.Certificates;
import org.vitrine.display.server.internal.Endpoint;
import com.sun.jna.Pointer;

/**
 * A connection to a SPICE server and what its display channels tell. For the UI thread.
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

        /** A display channel is there, for a widget to connect it. */
        void hasDisplay(int channel);

        /** The guest drew on a display channel. */
        void drew(int channel);

        /** A channel's monitors came, went, or changed their sizes. */
        void surfaceChanged(int channel);

        /** The agent inside the guest came, went, or told what it can do. */
        void agentChanged();

        /** A channel waits for {@link SpiceSession#give}. */
        void wantsDescriptor(Pointer channel);
    }

    private static final String MAIN = "SpiceMainChannel";
    private static final String DISPLAY = "SpiceDisplayChannel";
    private static final Set<String> FOR_ALL = Set.of(MAIN, "SpiceInputsChannel");
    /** Types of channels that are connected with a widget of their number. */
    private static final Set<String> FOR_DISPLAYS = Set.of(DISPLAY, "SpiceCursorChannel");
    // The server's threads may take a moment longer than the client, which has its answer already.
    private static final long SETTLE_NS = 300_000_000L;
    private static final long LONGEST_NS = 5_000_000_000L;
    private static final int LOOK_MS = 50;
    private static final int SOUND_TRIES = 20;
    private final Display display;
    private final Natives natives;
    private final String machine;
    private final Events events;
    private final Signals signals;
    private final Pointer session;
    private final Map<Integer, Pointer> displays = new HashMap<>();
    private final Map<Pointer, Integer> displayParts = new HashMap<>();
    private final Set<Integer> wanted = new HashSet<>();
    private final Set<Pointer> unsettled = new HashSet<>();
    private final List<Pointer> soundChannels = new ArrayList<>();
    private boolean sound;
    private Optional<Pointer> main = Optional.empty();
    private long lastEvent = System.nanoTime();
    private long closedAt;

    SpiceSession(Display display, Natives natives, String machine, Events events) {
        this.display = display;
        this.natives = natives;
        this.machine = machine;
        this.events = events;
        signals = new Signals(natives.objects());
        session = natives.spice().spice_session_new();
        // Channels of sound and USB are known from now on, and connected when somebody wants them.
        natives.objects().g_object_set(session, "enable-smartcard", 0);
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
        signals.connect(channel, "channel-event", (Signals.WithInt) (c, event, data) -> settled(c));
        if (FOR_ALL.contains(type)) {
            unsettled.add(channel);
        } else if (FOR_DISPLAYS.contains(type)) {
            unsettled.add(channel);
            displayParts.put(channel, number(channel));
        }
        switch (type) {
            case MAIN -> watchMain(channel);
            case DISPLAY -> watchDisplay(channel, number(channel));
            case "SpicePlaybackChannel", "SpiceRecordChannel" -> soundChannels.add(channel);
            default -> {
                // The widget uses it.
            }
        }
    }

    private void watchMain(Pointer channel) {
        main = Optional.of(channel);
        // Whoever opens this shares the clipboard until a person says otherwise.
        natives.objects().g_object_set(natives.widgets().spice_gtk_session_get(session), "auto-clipboard", 1);
        signals.connect(channel, "channel-event", (Signals.WithInt) (c, event, data) -> happened(c, event));
        signals.connect(channel, "main-agent-update", (Signals.Plain) (c, data) -> events.agentChanged());
    }

    private void watchDisplay(Pointer channel, int number) {
        displays.put(number, channel);
        signals.connect(channel, "display-invalidate",
                (Signals.WithArea) (c, x, y, width, height, data) -> events.drew(number));
        signals.connect(channel, "display-primary-create",
                (Signals.Plain) (c, data) -> events.surfaceChanged(number));
        signals.connect(channel, "display-primary-destroy",
                (Signals.Plain) (c, data) -> events.surfaceChanged(number));
        signals.connect(channel, "notify::monitors",
                (Signals.WithObject) (c, p, data) -> events.surfaceChanged(number));
        events.hasDisplay(number);
    }

    /** A widget for this display channel is to come. */
    void want(int channel) {
        wanted.add(channel);
        lastEvent = System.nanoTime();
    }

    /** The main channel, once there is one. */
    Optional<Pointer> main() {
        return main;
    }

    /** A display channel, once the server has told of it. */
    Optional<Pointer> display(int channel) {
        return Optional.ofNullable(displays.get(channel));
    }

    /** Whether the agent inside the guest answers. */
    boolean hasAgent() {
        return main.filter(channel -> natives.isSet(channel, "agent-connected")).isPresent();
    }

    /** Whether the server sends sound. */
    boolean hasSound() {
        return natives.spice().spice_session_has_channel_type(session, SpiceGlib.SPICE_CHANNEL_PLAYBACK) != 0;
    }

    boolean isSoundOn() {
        return sound;
    }

    /** Connects the channels of sound, or ends them: spice-gtk itself only does the former, and that once. */
    void sound(boolean on) {
        sound = on;
        lastEvent = System.nanoTime();
        if (on) {
            natives.spice().spice_audio_get(session, null);
            connectSound(SOUND_TRIES);
        } else {
            soundChannels.forEach(
                    channel -> natives.spice().spice_channel_disconnect(channel, SpiceGlib.SPICE_CHANNEL_CLOSED));
        }
    }

    /** A channel that is still ending cannot be connected, and does not tell when it has ended; one that is stays so. */
    private void connectSound(int tries) {
        if (sound && tries > 0) {
            soundChannels.forEach(natives.spice()::spice_channel_connect);
            display.timerExec(LOOK_MS, () -> connectSound(tries - 1));
        }
    }

    private int number(Pointer channel) {
        int[] id = new int[1];
        natives.objects().g_object_get(channel, "channel-id", id);
        return id[0];
    }

    /** It is connected, or failed to be. */
    private void settled(Pointer channel) {
        unsettled.remove(channel);
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

    /** spice-gtk's words in parentheses. */
    private String reason(Pointer channel) {
        String words = Errors.message(natives.spice().spice_channel_get_error(channel));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    /** Ends the connection, now or once it has settled; the main loop closes its channels. */
    @Override
    public void close() {
        sound = false;
        closedAt = System.nanoTime();
        endWhenSettled();
    }

    /** Nobody connects the channels of displays that nobody looked at. */
    private boolean isWanted(Pointer channel) {
        Integer display = displayParts.get(channel);
        return display == null || wanted.contains(display);
    }

    private void endWhenSettled() {
        long now = System.nanoTime();
        boolean settled = unsettled.stream().noneMatch(this::isWanted) && now - lastEvent > SETTLE_NS;
        if (settled || now - closedAt > LONGEST_NS) {
            signals.close();
            natives.spice().spice_session_disconnect(session);
            natives.objects().g_object_unref(session);
        } else {
            display.timerExec(LOOK_MS, this::endWhenSettled);
        }
    }
}
