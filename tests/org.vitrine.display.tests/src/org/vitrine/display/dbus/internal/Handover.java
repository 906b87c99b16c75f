// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.sun.jna.Native;

/** Opens a display by QEMU's monitor, as libvirt's virDomainOpenGraphicsFD does. */
public final class Handover {
    private Handover() {
    }

    /**
     * Without asking for a password, as its flag SKIPAUTH has it.
     *
     * @param monitor  a connected descriptor, which ends here
     * @param protocol QEMU's name for what is spoken
     */
    public static int open(int monitor, String protocol) throws IOException {
        LibC libc = Native.load(LibC.LIBRARY, LibC.class);
        try (Socket qmp = new Socket(libc, monitor)) {
            answer(qmp);
            say(qmp, "{\"execute\":\"qmp_capabilities\"}");
            Socket[] ends = Socket.pair(libc);
            try (Socket theirs = ends[1]) {
                qmp.write("{\"execute\":\"getfd\",\"arguments\":{\"fdname\":\"d\"}}\n".getBytes(StandardCharsets.UTF_8),
                        theirs);
                answer(qmp);
                say(qmp, "{\"execute\":\"add_client\",\"arguments\":{\"protocol\":\"" + protocol
                        + "\",\"fdname\":\"d\",\"skipauth\":true}}");
            }
            return ends[0].detach();
        }
    }

    private static void say(Socket qmp, String command) throws IOException {
        qmp.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        answer(qmp);
    }

    private static void answer(Socket qmp) throws IOException {
        StringBuilder line = new StringBuilder();
        do {
            line.setLength(0);
            for (char c = 0; c != '\n'; line.append(c)) {
                c = (char) qmp.read(1).getByte(0);
            }
        } while (line.indexOf("\"event\"") >= 0);
        if (line.indexOf("\"error\"") >= 0) {
            throw new IOException(line.toString());
        }
    }
}
