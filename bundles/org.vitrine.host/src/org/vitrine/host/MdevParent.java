// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/**
 * A device that its driver can divide into mediated devices.
 *
 * @param host the snapshot it is seen in
 * @param name its name on its bus, for a PCI function the address
 */
public record MdevParent(HostSnapshot host, String name) {

    /** Its folder in sysfs. */
    public String path() {
        return Mdev.PARENTS + "/" + name;
    }

    /** The PCI function that it is; absent for a virtual device. */
    public Fact<PciFunction> function() {
        return PciAddress.of(name).map(host.pci()::function).map(Fact::known).orElseGet(Fact::absent);
    }

    /** The types it offers. */
    public Fact<List<MdevType>> types() {
        return host.list(path() + "/" + Mdev.TYPES)
                .map(ids -> ids.stream().map(id -> new MdevType(host, name, id)).toList());
    }

    /** The mediated devices that are part of it. */
    public Fact<List<MdevDevice>> devices() {
        return host.mdev().devices().flatMap(all -> Fact.all(all.stream().map(device -> device.parent()
                .flatMap(parent -> parent.equals(name) ? Fact.known(device) : Fact.<MdevDevice>absent())).toList()))
                .ifAbsent(() -> Fact.known(List.of()));
    }
}
