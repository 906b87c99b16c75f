// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import org.vitrine.domain.Editable;

/** The emulated display, SPICE, VNC, and the memory of Looking Glass and Scream. */
final class Screens {
    static final String LOOKING_GLASS = "looking-glass";
    static final String SCREAM = "scream-ivshmem";
    static final int LOOKING_GLASS_MIB = 128;
    static final int SCREAM_MIB = 2;
    static final int FIRST_VNC = 5900;
    static final int LAST_VNC = 5999;
    private static final int REDIRECTED = 2;
    private static final String USB_PORTS = "15";

    private Screens() {
    }

    static void add(Making making) {
        boolean isBlind = making.config().toggle("nographics");
        boolean isSpice = making.config().toggle("spice");
        int vnc = making.config().number("vncPort");
        if (isSpice) {
            spice(making);
        }
        if (vnc >= FIRST_VNC && vnc <= LAST_VNC) {
            graphics(making, "vnc", vnc, "0.0.0.0");
        } else if (!isSpice && !isBlind) {
            making.device("graphics").set("@type", "vnc").set("listen@type", "socket");
            making.lose("nographics",
                    "libvirt opens no windows: the screen that QEMU would have opened is a VNC socket that viewers open.");
        }
        making.device("video").set("model@type", isBlind ? "none" : "vga");
        if (making.config().choice("introspect").equals("looking-glass")) {
            memory(making, LOOKING_GLASS, LOOKING_GLASS_MIB);
            memory(making, SCREAM, SCREAM_MIB);
        }
    }

    private static Editable graphics(Making making, String type, int port, String address) {
        return making.device("graphics").set("@type", type).set("@port", port).set("@autoport", "no")
                .set("listen@type", "address").set("listen@address", address);
    }

    private static void spice(Making making) {
        graphics(making, "spice", making.config().number("spicePort"), "127.0.0.1").set("image@compression", "off");
        making.device("channel").set("@type", "spicevmc").set("target@type", "virtio").set("target@name",
                "com.redhat.spice.0");
        making.device("controller").set("@type", "usb").set("@model", "qemu-xhci").set("@ports", USB_PORTS);
        for (int i = 0; i < REDIRECTED; i++) {
            making.device("redirdev").set("@bus", "usb").set("@type", "spicevmc");
        }
    }

    private static void memory(Making making, String name, int megabytes) {
        making.device("shmem").set("@name", name).set("model@type", "ivshmem-plain").set("size@unit", "M").set("size",
                megabytes);
    }
}
