// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import org.vitrine.host.HostCommand;
import org.vitrine.host.HostSnapshot;

/** The host's display manager, as systemd names it: {@code display-manager.service} is another name of the one in use. */
final class DisplayManager {

    private DisplayManager() {
    }

    /** Whether it is GNOME's. */
    static boolean isGdm(HostSnapshot host) {
        return host.command(HostCommand.UNITS).optional().filter(output -> output.succeeded()).stream()
                .flatMap(output -> output.standardOutput().lines())
                .anyMatch(line -> line.equals("Id=gdm.service") || line.equals("Id=gdm3.service"));
    }
}
