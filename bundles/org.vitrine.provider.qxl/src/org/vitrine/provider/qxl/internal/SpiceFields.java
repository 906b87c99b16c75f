// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.qxl.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;

/**
 * The settings of the domain's SPICE server. libvirt takes one {@code <graphics type='spice'>} a domain, so their places
 * are absolute: all adapters share them.
 */
final class SpiceFields {
    /** Where the server stands. */
    static final String GRAPHICS = "/devices/graphics[@type='spice']";
    // sun_path of a unix socket, unix(7), and its end
    private static final int MOST_SOCKET = 107;
    private static final String SPICE = "SPICE";

    static final Field<String> LISTEN = Field
            .choice("listen", List.of(Choice.of("none", "None: handed over by libvirt"),
                    Choice.of("socket", "Unix socket"), Choice.of("address", "Network address"),
                    Choice.of("network", "Address of a libvirt network")))
            .at(GRAPHICS + "/listen@type")
            .labelled("Listens on", "").in(SPICE)
            .explained(
                    "A unix socket or none keeps the screen on its host, where libvirt and Vitrine reach it. Choose an "
                            + "address only for viewers that come by network. Unwritten: an address where there is a port, else none.");
    static final Field<String> SOCKET = Field.text("socket").at(GRAPHICS + "/listen@socket")
            .where(SpiceFields::isSocketPath, "socket must be an absolute path of at most {0} bytes", MOST_SOCKET)
            .labelled("Socket", "").in(SPICE)
            .explained(
                    "Leave it empty: libvirt then makes a socket in the machine's own folder. Set it for a viewer that "
                            + "expects the socket at a fixed place.");
    static final Field<String> ADDRESS = Field.text("address").at(GRAPHICS + "/listen@address")
            .labelled("Address", "").in(SPICE)
            .explained("127.0.0.1 is open to this host only, which is also libvirt's default; 0.0.0.0 to everyone who "
                    + "reaches the host.");
    static final Field<Boolean> AUTOPORT = Field.toggle("autoport", "yes", "no").at(GRAPHICS + "@autoport")
            .labelled("Choose a free port", "").in(SPICE)
            .explained("Let libvirt choose a port from 5900 on, so that two machines never want the same.");
    static final Field<Integer> PORT = Field.integer("port").at(GRAPHICS + "@port")
            .where(n -> n == -1 || n >= 1 && n <= 65535, "port must be from 1 to 65535, or -1 for a free one")
            .labelled("Port", "").in(SPICE)
            .explained(
                    "A fixed TCP port, for viewers that know it. Needs an address to listen on, and no free port chosen.");
    static final Field<String> IMAGE = Field
            .choice("image", List.of(Choice.of("auto_glz", "Automatic, with a shared dictionary"),
                    Choice.of("auto_lz", "Automatic, without"), Choice.of("quic", "QUIC: photographs"),
                    Choice.of("glz", "GLZ: text and windows, shared dictionary"),
                    Choice.of("lz", "LZ: text and windows"),
                    Choice.of("off", "None")))
            .at(GRAPHICS + "/image@compression").labelled("Image compression", "").in(SPICE)
            .explained(
                    "Turn it off for viewers on the same host: it saves the time to compress. Over slow lines keep it.");
    static final Field<String> JPEG = wan("jpeg", "JPEG on slow lines",
            "Lossy compression of pictures. Choose never where colours must be exact, always on very slow lines.");
    static final Field<String> ZLIB = wan("zlib", "ZLIB on slow lines",
            "Compresses again what GLZ has left. Costs time; worth it on slow lines.");
    static final Field<Boolean> PLAYBACK = Field.toggle("playback", "on", "off").at(GRAPHICS + "/playback@compression")
            .byDefault(true).labelled("Sound compression", "").in(SPICE)
            .explained("Turn it off on the same host, or when sound stutters for lack of processor time.");
    static final Field<String> STREAMING = Field.choice("streaming", List.of(Choice.of("off", "Off"),
            Choice.of("filter", "Where it looks like video"), Choice.of("all", "All that moves")))
            .at(GRAPHICS + "/streaming@mode").labelled("Video streaming", "").in(SPICE)
            .explained(
                    "Sends parts of the screen that change all the time as video: smoother on slow lines, less sharp. "
                            + "\"filter\" does so for areas that look like video only.");
    static final Field<Boolean> CLIPBOARD = Field.toggle("copypaste", "yes", "no").at(GRAPHICS + "/clipboard@copypaste")
            .byDefault(true).labelled("Shared clipboard", "").in(SPICE)
            .explained("Turn it off for guests that you do not trust with what you copy.");
    static final Field<Boolean> FILE_TRANSFER = Field.toggle("filetransfer", "yes", "no")
            .at(GRAPHICS + "/filetransfer@enable")
            .byDefault(true).labelled("File transfer", "").in(SPICE)
            .explained(
                    "Lets files be dropped on the screen to copy them into the guest. Turn it off where none may enter.");

    static final List<Field<?>> ALL = List.of(LISTEN, SOCKET, ADDRESS, AUTOPORT, PORT, IMAGE, JPEG, ZLIB, PLAYBACK,
            STREAMING,
            CLIPBOARD, FILE_TRANSFER);

    private SpiceFields() {
    }

    private static Field<String> wan(String id, String label, String explanation) {
        return Field.choice(id, List.of(Choice.of("auto", "On slow lines"), Choice.of("never", "Never"),
                Choice.of("always", "Always"))).at(GRAPHICS + "/" + id + "@compression").labelled(label, "").in(SPICE)
                .explained(explanation);
    }

    private static boolean isSocketPath(String path) {
        return path.isEmpty() || path.startsWith("/") && path.getBytes(StandardCharsets.UTF_8).length <= MOST_SOCKET;
    }
}
