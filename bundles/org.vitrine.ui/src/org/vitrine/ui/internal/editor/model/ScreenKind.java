// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.provider.Field;

/** The ways in which libvirt shows a guest's screens: the types of its {@code <graphics>}. */
public enum ScreenKind {
    /** SPICE, as one mostly wants it. */
    SPICE(Messages.ScreenKind_spice, Messages.ScreenKind_spiceLine, Map.of("listen@type", "socket"),
            List.of(ScreenFields.SPICE_LISTEN, ScreenFields.SOCKET, ScreenFields.ADDRESS, ScreenFields.AUTOPORT,
                    ScreenFields.PORT, ScreenFields.TLS_PORT, ScreenFields.GL, ScreenFields.RENDER_NODE,
                    ScreenFields.COMPRESSION, ScreenFields.CLIPBOARD, ScreenFields.FILE_TRANSFER)),
    /** VNC. */
    VNC(Messages.ScreenKind_vnc, Messages.ScreenKind_vncLine, Map.of("listen@type", "socket"),
            List.of(ScreenFields.VNC_LISTEN, ScreenFields.SOCKET, ScreenFields.ADDRESS, ScreenFields.AUTOPORT,
                    ScreenFields.PORT, ScreenFields.WEBSOCKET, ScreenFields.SHARE_POLICY, ScreenFields.KEYMAP)),
    /** QEMU's display on a D-Bus. */
    DBUS(Messages.ScreenKind_dbus, Messages.ScreenKind_dbusLine, Map.of("@p2p", "yes"),
            List.of(ScreenFields.P2P, ScreenFields.BUS, ScreenFields.GL, ScreenFields.RENDER_NODE)),
    /** A window of QEMU's own. */
    SDL(Messages.ScreenKind_sdl, Messages.ScreenKind_sdlLine, Map.of("@display", ":0"),
            List.of(ScreenFields.DISPLAY, ScreenFields.XAUTH, ScreenFields.FULLSCREEN, ScreenFields.GL)),
    /** OpenGL without a window, beside another one that shows what it draws. */
    EGL_HEADLESS(Messages.ScreenKind_egl, Messages.ScreenKind_eglLine, Map.of(), List.of(ScreenFields.RENDER_NODE));

    private final String title;
    private final String line;
    private final Map<String, String> preset;
    private final List<Field<?>> fields;

    ScreenKind(String title, String line, Map<String, String> preset, List<Field<?>> fields) {
        this.title = title;
        this.line = line;
        this.preset = preset;
        this.fields = fields;
    }

    /** The kind of libvirt's word; empty for one that has no form here. */
    public static Optional<ScreenKind> of(String type) {
        return Stream.of(values()).filter(kind -> kind.type().equals(type)).findFirst();
    }

    /** libvirt's word. */
    public String type() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name for a person. */
    public String title() {
        return title;
    }

    /** What it is good for. */
    public String line() {
        return line;
    }

    /** With what a new one begins, by place. */
    Map<String, String> preset() {
        return preset;
    }

    /** Its settings. */
    public List<Field<?>> fields() {
        return fields;
    }
}
