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
 * @param dimming  whether all else stands back
 */
record Highlight(Optional<PciAddress> chosen, Set<PciAddress> affected, Set<PciAddress> beside, Set<PciAddress> changed,
        boolean dimming) {

    /** What giving one function away touches; a bridge is not given away, and nothing stands back behind it. */
    static Highlight of(Optional<Release> release) {
        return new Highlight(release.map(one -> one.device().address()),
                addresses(release.stream().map(Release::affected)), addresses(release.stream().map(Release::beside)),
                Set.of(),
                release.filter(one -> !one.device().busBridge()).isPresent());
    }

    private static Set<PciAddress> addresses(Stream<List<Device>> devices) {
        return devices.flatMap(List::stream).map(Device::address).collect(Collectors.toUnmodifiableSet());
    }

    /** The same, with this as what just changed. */
    Highlight with(Set<PciAddress> news) {
        return new Highlight(chosen, affected, beside, news, dimming);
    }

    /** Whether something else is brought out, so that this function stands back. */
    boolean dims(PciAddress address) {
        return dimming && !affected.contains(address) && !beside.contains(address);
    }

    boolean isChosen(PciAddress address) {
        return chosen.filter(address::equals).isPresent();
    }
}
