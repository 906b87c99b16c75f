// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Mediated devices: parts of a device that its driver hands out (Documentation/driver-api/vfio-mediated-device.rst).
 *
 * @param host the snapshot they are seen in
 */
public record Mdev(HostSnapshot host) {
    /** Where the kernel lists the devices that can be divided. */
    public static final String PARENTS = "/sys/class/mdev_bus";
    /** Where the kernel lists the parts. */
    public static final String DEVICES = "/sys/bus/mdev/devices";
    /** Where mdevctl keeps the definitions of devices. */
    public static final String DEFINITIONS = "/etc/mdevctl.d";
    static final String TYPES = "mdev_supported_types";

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = Stream.of(
            List.of(Probe.path(PARENTS + "/*"), Probe.path(DEVICES + "/*"), Probe.path(DEFINITIONS + "/*/*")),
            Probe.below(PARENTS + "/*/" + TYPES + "/*", "name", "description", "available_instances", "device_api"),
            Probe.below(DEVICES + "/*", "mdev_type", "iommu_group", "driver", "nvidia/vgpu_params"))
            .flatMap(List::stream).toList();

    /** The devices that can be divided; absent where no driver offers any. */
    public Fact<List<MdevParent>> parents() {
        return host.list(PARENTS).map(names -> names.stream().map(this::parent).toList());
    }

    /** The parent of this name, a PCI address for example, whether it is there or not. */
    public MdevParent parent(String name) {
        return new MdevParent(host, name);
    }

    /** The mediated devices that are there; absent where the kernel has none. */
    public Fact<List<MdevDevice>> devices() {
        return host.list(DEVICES).map(names -> names.stream().map(this::device).toList());
    }

    /** The device of this UUID, whether it is there or not; the kernel writes its letters small, domains need not. */
    public MdevDevice device(String uuid) {
        return new MdevDevice(host, uuid.toLowerCase(Locale.ROOT));
    }

    /** The devices that mdevctl is told to make, whether they are there or not; absent where nothing is defined. */
    public Fact<List<MdevDefinition>> definitions() {
        return host.list(DEFINITIONS).flatMap(parents -> Fact.all(parents.stream().map(this::definitions).toList()))
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private Fact<List<MdevDefinition>> definitions(String parent) {
        return host.list(DEFINITIONS + "/" + parent).flatMap(uuids -> Fact.all(uuids.stream()
                .filter(MdevDefinition::isUuid).map(uuid -> host.text(DEFINITIONS + "/" + parent + "/" + uuid)
                        .flatMap(json -> MdevDefinition.of(parent, uuid, json)))
                .toList()));
    }
}
