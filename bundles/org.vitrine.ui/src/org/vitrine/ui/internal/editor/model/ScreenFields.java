// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.List;
import java.util.stream.Stream;

import org.vitrine.host.DrmNode;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Choice;
import org.vitrine.provider.Field;

/** The settings of {@code <graphics>} elements, seen from the element; words and meanings are libvirt's. */
final class ScreenFields {
    private static final int MOST_PORT = 65535;

    static final Field<String> SPICE_LISTEN = listen(List.of(choice("none", Messages.Screen_listenNone),
            choice("socket", Messages.Screen_listenSocket), choice("address", Messages.Screen_listenAddress),
            choice("network", Messages.Screen_listenNetwork)));
    static final Field<String> VNC_LISTEN = listen(List.of(choice("address", Messages.Screen_listenAddress),
            choice("socket", Messages.Screen_listenSocket), choice("network", Messages.Screen_listenNetwork),
            choice("none", Messages.Screen_listenNone)));
    static final Field<String> SOCKET = Field.text("socket").at("listen@socket").labelled(Messages.Screen_socket, "")
            .where(path -> path.isEmpty() || path.startsWith("/"), Messages.Screen_socketLimit)
            .explained(Messages.Screen_socketHelp).in(Messages.Screen_where);
    static final Field<String> ADDRESS = Field.text("address").at("listen@address")
            .labelled(Messages.Screen_address, "")
            .explained(Messages.Screen_addressHelp).in(Messages.Screen_where);
    static final Field<Boolean> AUTOPORT = Field.toggle("autoport", "yes", "no").at("@autoport")
            .labelled(Messages.Screen_autoport, "").explained(Messages.Screen_autoportHelp).in(Messages.Screen_where);
    static final Field<Integer> PORT = port("port", "@port", Messages.Screen_port);
    static final Field<Integer> TLS_PORT = port("tlsPort", "@tlsPort", Messages.Screen_tlsPort);
    static final Field<Integer> WEBSOCKET = port("websocket", "@websocket", Messages.Screen_websocket);
    static final Field<String> SHARE_POLICY = Field
            .choice("sharePolicy", List.of(choice("allow-exclusive", Messages.Screen_shareAllow),
                    choice("force-shared", Messages.Screen_shareForce), choice("ignore", Messages.Screen_shareIgnore)))
            .at("@sharePolicy").labelled(Messages.Screen_share, "").in(Messages.Screen_behaviour);
    static final Field<String> KEYMAP = Field.text("keymap").at("@keymap").labelled(Messages.Screen_keymap, "")
            .explained(Messages.Screen_keymapHelp).in(Messages.Screen_behaviour);
    static final Field<Boolean> P2P = Field.toggle("p2p", "yes", "no").at("@p2p").labelled(Messages.Screen_p2p, "")
            .explained(Messages.Screen_p2pHelp).in(Messages.Screen_where);
    static final Field<String> BUS = Field.text("address").at("@address").labelled(Messages.Screen_bus, "")
            .in(Messages.Screen_where);
    static final Field<String> DISPLAY = Field.text("display").at("@display").labelled(Messages.Screen_display, "")
            .explained(Messages.Screen_displayHelp).in(Messages.Screen_where);
    static final Field<String> XAUTH = Field.text("xauth").at("@xauth").labelled(Messages.Screen_xauth, "")
            .in(Messages.Screen_where);
    static final Field<Boolean> FULLSCREEN = Field.toggle("fullscreen", "yes", "no").at("@fullscreen")
            .labelled(Messages.Screen_fullscreen, "").in(Messages.Screen_behaviour);
    static final Field<Boolean> GL = Field.toggle("gl", "yes", "no").at("gl@enable").labelled(Messages.Screen_gl, "")
            .explained(Messages.Screen_glHelp).in(Messages.Screen_drawing);
    static final Field<String> RENDER_NODE = Field.device("rendernode").at("gl@rendernode")
            .labelled(Messages.Screen_renderNode, "").explained(Messages.Screen_renderNodeHelp)
            .from((host, values) -> renderNodes(host)).in(Messages.Screen_drawing);
    static final Field<String> COMPRESSION = Field
            .choice("image", Stream.of("auto_glz", "auto_lz", "quic", "glz", "lz", "off")
                    .map(word -> choice(word, word)).toList())
            .at("image@compression").labelled(Messages.Screen_compression, "").in(Messages.Screen_behaviour);
    static final Field<Boolean> CLIPBOARD = Field.toggle("copypaste", "yes", "no").at("clipboard@copypaste")
            .byDefault(true).labelled(Messages.Screen_clipboard, "").in(Messages.Screen_behaviour);
    static final Field<Boolean> FILE_TRANSFER = Field.toggle("filetransfer", "yes", "no").at("filetransfer@enable")
            .byDefault(true).labelled(Messages.Screen_fileTransfer, "").in(Messages.Screen_behaviour);

    private ScreenFields() {
    }

    private static Field<String> listen(List<Choice> choices) {
        return Field.choice("listen", choices).at("listen@type").labelled(Messages.Screen_listen, "")
                .explained(Messages.Screen_listenHelp).in(Messages.Screen_where);
    }

    private static Field<Integer> port(String id, String place, String label) {
        return Field.integer(id).at(place).byDefault(-1)
                .where(n -> n == -1 || n >= 1 && n <= MOST_PORT, Messages.Screen_portLimit).labelled(label, "")
                .in(Messages.Screen_where);
    }

    private static Choice choice(String value, String label) {
        return Choice.of(value, "{0}", label);
    }

    /** The host's GPUs that can draw without a screen. */
    private static List<Choice> renderNodes(HostSnapshot host) {
        return host.drm().renderNodes() instanceof Fact.Known<List<DrmNode>>(List<DrmNode> nodes)
                ? nodes.stream().map(node -> Choice.of(node.path(), "{0}{1}", node.path(),
                        node.driver() instanceof Fact.Known<String>(String driver) ? " (" + driver + ")" : ""))
                        .toList()
                : List.of();
    }
}
