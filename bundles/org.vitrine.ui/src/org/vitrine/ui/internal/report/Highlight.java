// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.vitrine.host.PciAddress;

/**
 * What the picture brings out.
 *
 * @param chosen   the function under the mouse or the selected one
 * @param affected what goes along or is reset with it, itself included
 * @param beside   other parts of its card
 * @param changed  what just changed on the host
 */
record Highlight(Optional<PciAddress> chosen, Set<PciAddress> affected, Set<PciAddress> beside, Set<PciAddress> changed) {

    /** Nothing. */
    static Highlight none() {
        return new Highlight(Optional.empty(), Set.of(), Set.of(), Set.of());
    }

    /** What giving one function away touches. */
    static Highlight of(Optional<Release> release, Set<PciAddress> changed) {
        return new Highlight(release.map(one -> one.device().address()),
                addresses(release.stream().map(Release::affected)), addresses(release.stream().map(Release::beside)), changed);
    }

    private static Set<PciAddress> addresses(Stream<List<Device>> devices) {
        return devices.flatMap(List::stream).map(Device::address).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether something else is brought out, so that this function stands back. */
    boolean dims(PciAddress address) {
        return chosen.isPresent() && !affected.contains(address) && !beside.contains(address);
    }

    boolean isChosen(PciAddress address) {
        return chosen.filter(address::equals).isPresent();
    }
}
