// SPDX-License-Identifier: EPL-2.0
package org.vitrine.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way to the guest's screen, {@code <graphics>}.
 *
 * @param element the element
 */
public record Graphics(Element element) {

    private static final Set<String> NETWORKED = Set.of("vnc", "spice", "rdp");

    /**
     * Where a screen is served.
     *
     * @param type    {@code address}, {@code network}, {@code socket} or {@code none}
     * @param place   the address, the network or the socket, where one is given
     * @param element what says so: a {@code <listen>}, or the graphics itself
     */
    public record Listen(String type, Optional<String> place, Element element) {

        /** Whether nothing but a process of this host can reach it there. */
        public boolean isLocal() {
            return type.equals("none") || type.equals("socket");
        }
    }

    /** All of a domain, in order. */
    public static List<Graphics> of(Domain domain) {
        return domain.devices("graphics").map(Graphics::new).toList();
    }

    /** The kind: {@code spice}, {@code vnc}, {@code egl-headless}, {@code dbus}, {@code sdl}, {@code rdp}, {@code desktop}. */
    public Setting<String> type() {
        return Setting.word(element, "@type");
    }

    /** The port; -1 lets libvirt choose. */
    public Setting<Long> port() {
        return Setting.number(element, "@port");
    }

    /** SPICE's port for TLS. */
    public Setting<Long> tlsPort() {
        return Setting.number(element, "@tlsPort");
    }

    /** Whether libvirt chooses the port. */
    public Setting<Boolean> autoport() {
        return Setting.flag(element, "@autoport");
    }

    /** VNC's port for WebSocket. */
    public Setting<Long> websocket() {
        return Setting.number(element, "@websocket");
    }

    /** The password; shown to nobody. */
    public Setting<String> password() {
        return Setting.word(element, "@passwd");
    }

    /** The keyboard layout that is sent to the guest. */
    public Setting<String> keymap() {
        return Setting.word(element, "@keymap");
    }

    /** How VNC's clients share: {@code allow-exclusive}, {@code force-shared}, {@code ignore}. */
    public Setting<String> sharePolicy() {
        return Setting.word(element, "@sharePolicy");
    }

    /** Whether VNC's clients may switch the machine off. */
    public Setting<Boolean> powerControl() {
        return Setting.flag(element, "@powerControl");
    }

    /** SPICE channels' security where a channel says none: {@code secure}, {@code insecure}, {@code any}. */
    public Setting<String> defaultMode() {
        return Setting.word(element, "@defaultMode");
    }

    /** Whether a D-Bus screen is handed out peer to peer, on no bus. */
    public Setting<Boolean> peerToPeer() {
        return Setting.flag(element, "@p2p");
    }

    /** The address of the D-Bus that the screen is on. */
    public Setting<String> bus() {
        return Setting.word(element, "@address");
    }

    /** The X display of an SDL window. */
    public Setting<String> display() {
        return Setting.word(element, "@display");
    }

    /** Whether an SDL window fills the screen. */
    public Setting<Boolean> fullscreen() {
        return Setting.flag(element, "@fullscreen");
    }

    /** Whether it is switched to OpenGL; egl-headless is OpenGL without it, see {@link #hasGl()}. */
    public Setting<Boolean> gl() {
        return Setting.flag(element, "gl@enable");
    }

    /** The host's render node for OpenGL. */
    public Setting<String> renderNode() {
        return Setting.word(element, "gl@rendernode");
    }

    /** How SPICE compresses images. */
    public Setting<String> imageCompression() {
        return Setting.word(element, "image@compression");
    }

    /** How SPICE compresses images with JPEG over slow lines. */
    public Setting<String> jpegCompression() {
        return Setting.word(element, "jpeg@compression");
    }

    /** How SPICE compresses images with zlib over slow lines. */
    public Setting<String> zlibCompression() {
        return Setting.word(element, "zlib@compression");
    }

    /** Whether SPICE compresses sound. */
    public Setting<Boolean> playbackCompression() {
        return Setting.flag(element, "playback@compression");
    }

    /** What SPICE takes for a video stream: {@code filter}, {@code all}, {@code off}. */
    public Setting<String> streaming() {
        return Setting.word(element, "streaming@mode");
    }

    /** Whether the clipboard is shared over SPICE. */
    public Setting<Boolean> copyPaste() {
        return Setting.flag(element, "clipboard@copypaste");
    }

    /** Whether files can be sent over SPICE. */
    public Setting<Boolean> fileTransfer() {
        return Setting.flag(element, "filetransfer@enable");
    }

    /** Who draws the pointer over SPICE: {@code client} or {@code server}. */
    public Setting<String> mouse() {
        return Setting.word(element, "mouse@mode");
    }

    /** The security of one of SPICE's channels: {@code main}, {@code display}, {@code inputs}, … */
    public Setting<String> channelMode(String channel) {
        return Setting.word(element, "channel[@name=" + Path.quoted(channel) + "]@mode");
    }

    /** The id of the {@code <audio>} that its sound goes through. */
    public Setting<Long> audio() {
        return Setting.number(element, "audio@id");
    }

    /** Whether the screen is drawn with OpenGL on the host. */
    public boolean hasGl() {
        return type().is("egl-headless") || gl().is(true);
    }

    /** Where it is served: what its {@code <listen>}s say, or else its attributes; none for kinds that are not served. */
    public List<Listen> listens() {
        List<Listen> listens = element.children("listen").map(Graphics::listen).toList();
        if (!listens.isEmpty() || type().value().filter(NETWORKED::contains).isEmpty()) {
            return listens;
        }
        Optional<String> socket = element.get("@socket");
        return List.of(socket.isPresent()
                ? new Listen("socket", socket, element)
                : new Listen("address", element.get("@listen"), element));
    }

    private static Listen listen(Element listen) {
        String type = listen.get("@type").orElse("");
        return new Listen(type, switch (type) {
            case "address" -> listen.get("@address");
            case "network" -> listen.get("@network");
            case "socket" -> listen.get("@socket");
            default -> Optional.empty();
        }, listen);
    }

    /** Whether only processes of its host can reach it, so that OpenGL over SPICE can work. */
    public boolean isLocal() {
        return listens().stream().allMatch(Listen::isLocal);
    }
}
