// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Component;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/** LVF-008: the ports of SPICE, SSH and VNC are fixed (src/libvfio/types/config.nim), so a second machine clashes. */
@Component(service = Check.class)
public final class PortsCheck extends LibvfioCheck {
    private static final int SPICE = 5900;
    private static final int SSH = 2222;
    private static final int LAST_VNC = 5999;

    /** The check. */
    public PortsCheck() {
        super("LVF-008", "Are the machine's ports free?");
    }

    @Override
    Finding answer(Arcd arcd) {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        if (arcd.toggle("spice", false)) {
            wanted.put("spicePort", arcd.number("spicePort", SPICE));
        }
        int ssh = arcd.number("sshPort", SSH);
        if (ssh >= 0) {
            wanted.put("sshPort", ssh);
        }
        int vnc = arcd.number("vncPort", -1);
        if (vnc >= SPICE && vnc <= LAST_VNC) {
            wanted.put("vncPort", vnc);
        }
        for (int i = 0; arcd.source().get("connectivity.exposedPorts[" + i + "].host").isPresent(); i++) {
            String key = "connectivity.exposedPorts[" + i + "].host";
            wanted.put(key, arcd.number(key, 0));
        }
        if (wanted.isEmpty()) {
            return Finding.notApplicable();
        }
        Optional<Set<Integer>> taken = arcd.host().ports().listening().optional();
        return wanted.entrySet().stream()
                .filter(one -> taken.filter(ports -> ports.contains(one.getValue())).isPresent())
                .findFirst().map(clash -> clash(arcd, clash.getKey(), clash.getValue()))
                .orElseGet(() -> Finding.pass("Nobody listens on {0}", wanted.values()).saw("/proc/net/tcp", "free"));
    }

    private static Finding clash(Arcd arcd, String key, int port) {
        return Finding.block("Port {0} is taken", port).about(arcd.place(key))
                .because(
                        "Somebody on the host listens on it, perhaps another machine of arcd: all have the same ports unless told otherwise.")
                .solve("Give {0} another number.", key).saw("/proc/net/tcp", "listening on " + port);
    }
}
