// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.Comparator;
import java.util.List;

/**
 * What else a host loses when one PCI function is given to a guest.
 *
 * @param group            the other functions of its IOMMU group, without bridges: they must leave the host's drivers too
 * @param reset            the functions that are reset together with it because it has no reset of its own, without bridges
 * @param virtualFunctions its virtual functions: they vanish when its driver lets go of it
 */
public record Fate(Fact<List<PciFunction>> group, Fact<List<PciFunction>> reset,
        Fact<List<PciFunction>> virtualFunctions) {

    /** All of them by address, each once; unknown when a part is. */
    public Fact<List<PciFunction>> all() {
        return Fact.all(List.of(group, reset, virtualFunctions))
                .map(parts -> parts.stream().flatMap(List::stream).distinct()
                        .sorted(Comparator.comparing(PciFunction::address)).toList());
    }
}
