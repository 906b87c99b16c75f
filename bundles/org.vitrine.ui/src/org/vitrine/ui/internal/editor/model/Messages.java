// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // NLS fills the fields by reflection
final class Messages extends NLS {
    public static String DomainModel_broken;
    public static String Remedies_gone;
    public static String Remedies_noProvider;
    public static String Edits_gone;
    public static String Edits_readOnly;
    public static String Edits_tooFast;
    public static String Basics_name;
    public static String Basics_nameHelp;
    public static String Basics_nameSlash;
    public static String Basics_type;
    public static String Basics_typeHelp;
    public static String Basics_kvm;
    public static String Basics_qemu;
    public static String Basics_memory;
    public static String Basics_memoryHelp;
    public static String Basics_memoryLimit;
    public static String Basics_vcpus;
    public static String Basics_vcpusHelp;
    public static String Basics_vcpusLimit;
    public static String ScreenKind_dbus;
    public static String ScreenKind_dbusLine;
    public static String ScreenKind_egl;
    public static String ScreenKind_eglLine;
    public static String ScreenKind_sdl;
    public static String ScreenKind_sdlLine;
    public static String ScreenKind_spice;
    public static String ScreenKind_spiceLine;
    public static String ScreenKind_vnc;
    public static String ScreenKind_vncLine;
    public static String Screen_address;
    public static String Screen_addressHelp;
    public static String Screen_autoport;
    public static String Screen_autoportHelp;
    public static String Screen_behaviour;
    public static String Screen_bus;
    public static String Screen_clipboard;
    public static String Screen_compression;
    public static String Screen_display;
    public static String Screen_displayHelp;
    public static String Screen_drawing;
    public static String Screen_fileTransfer;
    public static String Screen_fullscreen;
    public static String Screen_gl;
    public static String Screen_glHelp;
    public static String Screen_keymap;
    public static String Screen_keymapHelp;
    public static String Screen_listen;
    public static String Screen_listenAddress;
    public static String Screen_listenHelp;
    public static String Screen_listenNetwork;
    public static String Screen_listenNone;
    public static String Screen_listenSocket;
    public static String Screen_p2p;
    public static String Screen_p2pHelp;
    public static String Screen_port;
    public static String Screen_portLimit;
    public static String Screen_renderNode;
    public static String Screen_renderNodeHelp;
    public static String Screen_share;
    public static String Screen_shareAllow;
    public static String Screen_shareForce;
    public static String Screen_shareIgnore;
    public static String Screen_socket;
    public static String Screen_socketHelp;
    public static String Screen_socketLimit;
    public static String Screen_tlsPort;
    public static String Screen_websocket;
    public static String Screen_where;
    public static String Screen_xauth;
    public static String Screens_handed;
    public static String Screens_network;
    public static String Screens_noWindow;
    public static String Screens_socket;
    public static String Screens_window;
    public static String Spot_schema;

    static {
        NLS.initializeMessages("org.vitrine.ui.internal.editor.model.messages", Messages.class);
    }

    private Messages() {
    }
}
