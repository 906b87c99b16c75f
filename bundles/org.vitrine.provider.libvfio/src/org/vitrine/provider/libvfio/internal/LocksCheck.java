// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.libvfio.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;

/**
 * LVF-012: arcd marks a virtual function as taken by a file below /tmp/locks (src/libvfio/control/iommu.nim), and gives
 * each machine a folder in /tmp/sockets while it runs (src/libvfio/control/vm.nim). Without a machine a mark is left over.
 */
@Component(service = Check.class)
public final class LocksCheck extends LibvfioCheck {
    private static final String DEVICES = "/tmp/locks";
    private static final String MACHINES = "/tmp/sockets";

    /** The check. */
    public LocksCheck() {
        super("LVF-012", "Are no devices marked as taken by machines that are gone?",
                Probe.path(DEVICES + "/**", Volatility.VOLATILE),
                Probe.path(MACHINES + "/*/*", Volatility.VOLATILE));
    }

    @Override
    Finding answer(Arcd arcd) {
        arcd.host().entry(DEVICES).optional();
        List<String> locks = files(arcd.host(), DEVICES + "/").stream().filter(path -> path.endsWith("/lock")).toList();
        if (locks.isEmpty()) {
            return Finding.pass("No device is marked as taken").saw(DEVICES, "no lock");
        }
        List<String> machines = arcd.host().list(MACHINES).optional().orElse(List.of());
        return machines.isEmpty()
                ? Finding.warn("{0} device(s) are marked as taken, and no machine runs", locks.size())
                        .because("arcd passes over a marked device, and a machine that crashed leaves its marks.")
                        .solve("Delete {0} once \"arcd ps\" lists no machine.", locks.getFirst())
                        .saw(locks.getFirst(), "there").saw(MACHINES, "no machine")
                : Finding.pass("The marks may belong to machines that run").saw(MACHINES, machines);
    }

    private static List<String> files(HostSnapshot host, String below) {
        return host.tree().tailMap(below).entrySet().stream().takeWhile(one -> one.getKey().startsWith(below))
                .filter(one -> one.getValue().kind() == Entry.Kind.FILE).map(one -> one.getKey()).toList();
    }
}
