// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.vfio.internal;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;

/** The unit of the size of huge pages: the setting is in KiB, libvirt takes any ({@code size='2' unit='M'}). */
final class HugePageUnit {
    private static final String UNIT = "/memoryBacking/hugepages/page@unit";
    private static final String KIB = "KiB";

    private HugePageUnit() {
    }

    /** Whether the size that stands there is in KiB; one in another unit is left as it is and shown nowhere. */
    static boolean isOurs(Domain domain) {
        return domain.get(UNIT).filter(unit -> !unit.equals(KIB)).isEmpty();
    }

    /** Makes the unit KiB, before another size is written. */
    static void clear(Draft draft) {
        draft.root().clear(UNIT);
    }
}
