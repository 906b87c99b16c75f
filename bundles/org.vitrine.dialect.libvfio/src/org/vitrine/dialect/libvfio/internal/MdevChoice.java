// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevParent;
import org.vitrine.host.MdevType;

/**
 * How arcd chooses the type of a mediated device (src/libvfio/control/iommu.nim).
 *
 * @param type    the type's id; empty to choose by memory and suffix
 * @param parent  the device to take it of; empty for any
 * @param least   the least memory, in MB
 * @param most    the most memory, in MB
 * @param suffix  how the type's name ends
 * @param without parents that are not to be used
 */
record MdevChoice(String type, Optional<String> parent, int least, int most, String suffix, List<String> without) {
    static MdevChoice of(Config config, String gpu) {
        return new MdevChoice(config.text(gpu + ".mdevType").orElse(""), config.text(gpu + ".parentPort"),
                config.number(gpu + ".minVRam"), config.number(gpu + ".maxVRam"),
                config.text(gpu + ".suffix").orElse(""),
                config.texts("blacklistedPci"));
    }

    /** The first type of the host that will do; one that surely has no instance left will not. */
    Optional<MdevType> on(HostSnapshot host) {
        return VirtualFunctions.known(host.mdev().parents()).stream()
                .filter(device -> parent.isEmpty() || parent.get().equals(device.name()))
                .filter(device -> !without.contains(device.name())).flatMap(MdevChoice::types).filter(this::fits)
                .filter(one -> one.available().couldBe(left -> left > 0)).findFirst();
    }

    private static Stream<MdevType> types(MdevParent device) {
        return VirtualFunctions.known(device.types()).stream();
    }

    private boolean fits(MdevType one) {
        if (!type.isEmpty()) {
            return one.id().equals(type);
        }
        return one.memory() instanceof Fact.Known<Integer>(Integer memory) && memory >= least && memory <= most
                && one.name() instanceof Fact.Known<String>(String name) && name.endsWith(suffix);
    }
}
