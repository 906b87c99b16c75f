// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.spice.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.display.Ability;
import org.vitrine.display.Ability.Kind;
import org.vitrine.display.internal.GuestSizing;
import org.vitrine.host.Text;

import com.sun.jna.Pointer;

/** What can be switched of a SPICE session and its widget. For the UI thread. */
final class SpiceAbilities {
    private final Natives natives;
    private final String machine;
    private final SpiceSession session;
    private final SpiceWidget widget;
    private final GuestSizing sizing;

    SpiceAbilities(Natives natives, String machine, SpiceSession session, SpiceWidget widget, GuestSizing sizing) {
        this.natives = natives;
        this.machine = machine;
        this.session = session;
        this.widget = widget;
        this.sizing = sizing;
    }

    List<Ability> all() {
        return Stream.of(Kind.values()).map(kind -> new Ability(kind, isOn(kind), obstacle(kind))).toList();
    }

    private boolean isOn(Kind kind) {
        return switch (kind) {
            case CLIPBOARD -> natives.isSet(clipboard(), "auto-clipboard");
            case SOUND -> session.isSoundOn();
            case RESIZE_GUEST -> sizing.isOn();
            case VIEW_ONLY -> natives.isSet(widget.pointer(), "disable-inputs");
        };
    }

    private Optional<Text> obstacle(Kind kind) {
        return switch (kind) {
            case CLIPBOARD, RESIZE_GUEST -> session.hasAgent()
                    ? Optional.empty()
                    : Optional.of(agent(machine));
            case SOUND -> soundObstacle();
            case VIEW_ONLY -> Optional.empty();
        };
    }

    /** What to do for an agent inside the machine. */
    static Text agent(String machine) {
        return Text.of("This needs the SPICE agent inside {0}: install spice-vdagent (Linux) or the SPICE guest tools"
                + " (Windows) there, and give the machine a <channel type='spicevmc'>.", machine);
    }

    private Optional<Text> soundObstacle() {
        if (!session.hasSound()) {
            return Optional
                    .of(Text.of("{0} sends no sound: add <sound model='ich9'/> and <audio id='1' type='spice'/>.",
                            machine));
        }
        return natives.playsSound()
                ? Optional.empty()
                : Optional.of(Text.of("Sound needs the element autoaudiosink of GStreamer here: install the package"
                        + " gstreamer1.0-plugins-good (Debian, Ubuntu) or gstreamer1-plugins-good (Fedora) and start"
                        + " Vitrine again."));
    }

    void use(Kind kind, boolean on) {
        int value = on ? 1 : 0;
        switch (kind) {
            case CLIPBOARD -> natives.objects().g_object_set(clipboard(), "auto-clipboard", value);
            // without what plays it, GStreamer complains of every packet
            case SOUND -> session.sound(on && natives.playsSound());
            case RESIZE_GUEST -> sizing.follow(on);
            case VIEW_ONLY -> widget.viewOnly(on);
        }
    }

    private Pointer clipboard() {
        return natives.widgets().spice_gtk_session_get(session.pointer());
    }
}
