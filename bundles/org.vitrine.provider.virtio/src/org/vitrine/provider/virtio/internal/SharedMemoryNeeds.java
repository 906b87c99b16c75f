// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.virtio.internal;

import java.util.List;

import org.vitrine.provider.Need;

/** The machine's memory as a file that other programs of the host can map. */
final class SharedMemoryNeeds {
    private static final String WHY = "Pictures in the guest's memory are shared with the host";
    private static final Need MEMFD = Need.of("/memoryBacking/source@type", "memfd", WHY);
    private static final Need SHARED = Need.of("/memoryBacking/access@mode", "shared", WHY);

    private SharedMemoryNeeds() {
    }

    static List<Need> all() {
        return List.of(MEMFD.checkedBy(VulkanChecks.MEMORY), SHARED.checkedBy(VulkanChecks.MEMORY));
    }
}
