// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.Element;
import org.vitrine.provider.GlScreen;
import org.vitrine.provider.Need;
import org.vitrine.provider.Values;

/** The screens of a domain as settings of its accelerated adapters, which share the one with OpenGL. */
final class Screens {
    private static final String WHY = "QEMU draws the guest's 3D on a screen with OpenGL";
    private static final String SPICE = "spice";

    private Screens() {
    }

    /** The values with the OpenGL screen, for an adapter that draws in 3D. */
    static Values read(Domain domain, Values values) {
        Optional<GlScreen> screen = GlScreen.of(domain).filter(any -> VirtioFields.isOn(values, VirtioFields.ACCEL3D));
        Values known = screen.map(gl -> values.with(VirtioFields.SCREEN.id(), gl.type())).orElse(values);
        return screen.flatMap(GlScreen::writtenNode).map(path -> known.with(VirtioFields.NODE, path)).orElse(known);
    }

    static List<Need> needs(Values values) {
        if (!VirtioFields.isOn(values, VirtioFields.ACCEL3D)) {
            return List.of(Need.present("/devices/graphics[@type='spice']", "A screen shows what the adapter draws")
                    .or("/devices/graphics[@type='vnc']@type", "vnc").or("/devices/graphics[@type='sdl']@type", "sdl")
                    .or("/devices/graphics[@type='dbus']@type", "dbus"));
        }
        List<Need> needs = new ArrayList<>();
        String type = values.get(VirtioFields.SCREEN);
        String graphics = "/devices/graphics[@type='" + type + "']";
        if (type.equals(SPICE)) {
            needs.add(Need.of(graphics + "/listen@type", "socket", "SPICE with OpenGL is for viewers on its own host")
                    .or(graphics + "/listen@type", "none")
                    .or("/devices/graphics[@type='egl-headless']@type", "egl-headless")
                    .or("/devices/graphics[@type='sdl']/gl@enable", "yes")
                    .or("/devices/graphics[@type='dbus']/gl@enable", "yes").checkedBy(VirtioChecks.SCREEN));
        }
        needs.add(type.equals(GlScreen.HEADLESS)
                ? GlScreen.need(WHY).checkedBy(VirtioChecks.SCREEN)
                : Need.of(graphics + "/gl@enable", "yes", WHY)
                        .or("/devices/graphics[@type='egl-headless']@type", "egl-headless")
                        .or("/devices/graphics[@type='spice']/gl@enable", "yes")
                        .or("/devices/graphics[@type='sdl']/gl@enable", "yes")
                        .or("/devices/graphics[@type='dbus']/gl@enable", "yes").checkedBy(VirtioChecks.SCREEN));
        values.text(VirtioFields.NODE).filter(path -> !path.isEmpty()).ifPresent(
                path -> needs.add(Need.of(graphics + "/gl@rendernode", path, "That GPU of the host draws")));
        return List.copyOf(needs);
    }

    /** Makes the domain's OpenGL screen the one of the settings; the one before loses its OpenGL. */
    static void change(Draft draft, Values values) {
        if (!VirtioFields.isOn(values, VirtioFields.ACCEL3D)) {
            return;
        }
        values.text(VirtioFields.SCREEN).ifPresent(type -> {
            if (GlScreen.of(draft.now()).filter(gl -> gl.type().equals(type)).isEmpty()) {
                GlScreen.all(draft.now()).forEach(gl -> leave(draft, gl.graphics()));
                make(draft, type);
            }
        });
        GlScreen.of(draft.now()).ifPresent(gl -> {
            Optional<String> wanted = values.text(VirtioFields.NODE).filter(path -> !path.isEmpty());
            if (!wanted.equals(gl.writtenNode())) {
                wanted.ifPresentOrElse(path -> draft.at(gl.graphics()).set("gl@rendernode", path),
                        () -> draft.at(gl.graphics()).clear("gl@rendernode"));
            }
        });
    }

    /** Adds OpenGL to a screen of this type, which is made where there is none. */
    static void make(Draft draft, String type) {
        String graphics = "/devices/graphics[@type='" + type + "']";
        if (type.equals(GlScreen.HEADLESS)) {
            draft.root().ensure(graphics);
        } else {
            if (type.equals(SPICE) && draft.now().find(graphics).isEmpty()) {
                draft.root().set(graphics + "/listen@type", "socket");
            }
            draft.root().set(graphics + "/gl@enable", "yes");
        }
    }

    private static void leave(Draft draft, Element graphics) {
        if (graphics.is("@type", GlScreen.HEADLESS)) {
            draft.at(graphics).remove();
        } else {
            draft.at(graphics).clear("gl");
        }
    }
}
