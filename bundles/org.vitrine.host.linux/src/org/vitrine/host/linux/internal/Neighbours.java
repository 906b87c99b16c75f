// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;

/**
 * Where a change of a device shows besides its own folder: what sysfs links from there, and the other names that it gives
 * the same device (Documentation/admin-guide/sysfs-rules.rst of the kernel).
 */
final class Neighbours {
    private static final String BUS = "/sys/bus/";

    private Neighbours() {
    }

    /** These paths and what changes along with them, as far as a snapshot knows it. */
    static Set<String> of(HostSnapshot host, Collection<String> paths) {
        var all = new HashSet<>(paths);
        for (String path : paths) {
            // "", sys, bus, pci, devices, 0000:00:02.0, or …, drivers, vfio-pci, 0000:00:02.0
            String[] names = path.split("/");
            if (path.startsWith(BUS) && names.length > 5) {
                String bus = BUS + names[3];
                boolean byDriver = names[4].equals("drivers") && names.length > 6;
                String device = byDriver ? names[6] : names[5];
                if (byDriver) {
                    all.add(bus + "/devices/" + device);
                }
                if (byDriver || names[4].equals("devices")) {
                    add(all, host, bus, device);
                }
            }
        }
        return all;
    }

    private static void add(Set<String> all, HostSnapshot host, String bus, String device) {
        String folder = bus + "/devices/" + device;
        if (host.link(folder + "/iommu_group") instanceof Fact.Known<String>(String group)) {
            all.add("/sys/kernel/iommu_groups/" + group);
        }
        if (host.link(folder + "/driver") instanceof Fact.Known<String>(String driver)) {
            // as a whole, for it may have come with its first device
            all.add(bus + "/drivers/" + driver);
        }
        // the physical function counts its virtual ones
        if (host.link(folder + "/physfn") instanceof Fact.Known<String>(String physical)) {
            all.add(bus + "/devices/" + physical);
        }
        // the parent of a mediated device counts the instances that are left
        if (bus.endsWith("/mdev") && host.target(folder) instanceof Fact.Known<String>(String target)) {
            String[] names = target.split("/");
            if (names.length > 1) {
                all.add("/sys/class/mdev_bus/" + names[names.length - 2]);
            }
        }
    }
}
