// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

/**
 * A mediated device.
 *
 * @param host the snapshot it is seen in
 * @param uuid its name
 */
public record MdevDevice(HostSnapshot host, String uuid) {

    /** Its folder in sysfs. */
    public String path() {
        return Mdev.DEVICES + "/" + uuid;
    }

    /** The name of the device it is part of. */
    public Fact<String> parent() {
        return host.target(path()).flatMap(target -> {
            String[] names = target.split("/");
            return names.length > 1
                    ? Fact.known(names[names.length - 2])
                    : Fact.unknown(path() + " does not lead to a device");
        });
    }

    /** The id of its type. */
    public Fact<String> type() {
        return host.link(path() + "/mdev_type");
    }

    /** Its driver, {@code vfio_mdev} or the vendor's own; absent when there is none. */
    public Fact<String> driver() {
        return host.link(path() + "/driver");
    }

    /** Its IOMMU group; absent when it has none. */
    public Fact<Integer> iommuGroup() {
        return host.link(path() + "/iommu_group").flatMap(Numbers::integer);
    }

    /** NVIDIA's parameters for it, for example {@code frame_rate_limiter=0}; absent for other vendors. */
    public Fact<String> vgpuParameters() {
        return host.file(path() + "/nvidia/vgpu_params");
    }
}
