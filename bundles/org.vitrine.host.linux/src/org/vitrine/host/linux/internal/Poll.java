// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;

import org.vitrine.core.VitrineException;
import org.vitrine.host.Entry;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/**
 * Finds what is different on a host by looking at little: which devices, drivers and modules are there, and the attributes
 * for which the kernel has no event. For one thread.
 */
public final class Poll {
    /** Patterns of probes that snapshots hold anyway, cheap to read and without what changes all the time. */
    static final Set<String> LOOKED_AT = Set.of("/sys/bus/pci/devices/*", "/sys/bus/pci/devices/*/driver",
            "/sys/bus/pci/devices/*/driver_override", "/sys/bus/pci/devices/*/sriov_numvfs", "/sys/bus/mdev/devices/*",
            "/sys/class/mdev_bus/*", "/sys/class/drm/*", "/sys/class/net/*", "/sys/block/*", "/sys/class/drm/*/status",
            "/sys/class/vtconsole/*/bind",
            "/proc/fb", "/proc/iomem", "/sys/kernel/iommu_groups/*/type", "/sys/kernel/mm/hugepages/*/nr_hugepages",
            "/sys/module/*", "/etc/group");
    // nodes: what is in them is not read
    private static final String NODES = "/dev/";

    private record Compared(HostSnapshot newest, SortedMap<String, Entry> seen, Set<String> differences) {
    }

    private final Refresh.Look look;
    private final Supplier<HostSnapshot> newest;
    private Optional<Compared> last = Optional.empty();

    /**
     * Nothing is looked at yet.
     *
     * @param look   looks at the host
     * @param newest the snapshot that is compared with what is seen
     */
    public Poll(Refresh.Look look, Supplier<HostSnapshot> newest) {
        this.look = look;
        this.newest = newest;
    }

    /** The paths that are not as the newest snapshot has them. */
    Set<String> differences() throws VitrineException {
        HostSnapshot known = newest.get();
        HostSnapshot now = look.at(known.probes().stream().filter(Poll::isLookedAt).toList(), Scope.EVERYTHING);
        // comparing costs the whole snapshot, and mostly nothing happened
        Compared compared = last.filter(before -> before.newest() == known && before.seen().equals(now.tree()))
                .orElseGet(() -> new Compared(known, now.tree(), known.differences(now)));
        last = Optional.of(compared);
        return compared.differences();
    }

    private static boolean isLookedAt(Probe probe) {
        return probe instanceof Probe.PathProbe paths
                && (LOOKED_AT.contains(paths.glob()) || paths.glob().startsWith(NODES));
    }
}
