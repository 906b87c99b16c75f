// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/**
 * Finds what is different on a host by looking at little: which devices, drivers and modules are there, and the attributes
 * for which the kernel has no event. For one thread.
 */
public final class Poll implements AutoCloseable {
    /** Patterns of probes that snapshots hold anyway, cheap to read and without what changes all the time. */
    static final Set<String> LOOKED_AT = Set.of("/sys/bus/pci/devices/*", "/sys/bus/pci/devices/*/driver",
            "/sys/bus/pci/devices/*/driver_override", "/sys/bus/pci/devices/*/sriov_numvfs", "/sys/bus/mdev/devices/*",
            "/sys/class/mdev_bus/*", "/sys/class/drm/*", "/sys/class/net/*", "/sys/block/*", "/sys/class/drm/*/status",
            "/sys/class/vtconsole/*/bind",
            "/proc/fb", "/proc/iomem", "/sys/kernel/iommu_groups/*/type", "/sys/kernel/mm/hugepages/*/nr_hugepages",
            "/sys/module/*", "/etc/group");
    // nodes: what is in them is not read
    private static final String NODES = "/dev/";

    private record Compared(HostSnapshot newest, List<Probe.PathProbe> probes, HostSnapshot seen,
            Set<String> differences) {
    }

    /** Looks at a host again and again. */
    @FunctionalInterface
    public interface Look extends AutoCloseable {
        /**
         * The same object may come again when nothing is different.
         *
         * @throws VitrineException when the host cannot be reached
         */
        HostSnapshot at(List<Probe.PathProbe> probes) throws VitrineException;

        /** Lets go of what is kept between looks. */
        @Override
        default void close() {
            // nothing is
        }
    }

    private final Look look;
    private final Supplier<HostSnapshot> newest;
    private Optional<Compared> last = Optional.empty();

    /**
     * Nothing is looked at yet.
     *
     * @param look   looks at the host
     * @param newest the snapshot that is compared with what is seen
     */
    public Poll(Look look, Supplier<HostSnapshot> newest) {
        this.look = look;
        this.newest = newest;
    }

    /** The paths that are not as the newest snapshot has them. */
    Set<String> differences() throws VitrineException {
        HostSnapshot known = newest.get();
        Optional<Compared> before = last.filter(one -> one.newest() == known);
        List<Probe.PathProbe> probes = before.map(Compared::probes).orElseGet(() -> lookedAt(known));
        HostSnapshot now = look.at(probes);
        // comparing costs the whole snapshot, and mostly nothing happened
        Compared compared = before.filter(one -> one.seen() == now || one.seen().tree().equals(now.tree()))
                .orElseGet(() -> new Compared(known, probes, now, known.differences(now)));
        last = Optional.of(compared);
        return compared.differences();
    }

    @Override
    public void close() {
        look.close();
    }

    private static List<Probe.PathProbe> lookedAt(HostSnapshot host) {
        return host.probes().stream().filter(Probe.PathProbe.class::isInstance).map(Probe.PathProbe.class::cast)
                .filter(paths -> LOOKED_AT.contains(paths.glob()) || paths.glob().startsWith(NODES)).toList();
    }
}
