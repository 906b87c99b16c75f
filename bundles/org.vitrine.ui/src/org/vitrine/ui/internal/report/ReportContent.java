// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.report;

import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;

/**
 * What a report shows at one time. Immutable.
 *
 * @param snapshot the facts
 * @param topology what they say of the PCI functions
 */
record ReportContent(HostSnapshot snapshot, Fact<TopologyModel> topology) {

    /** Computes it; for a background thread. */
    static ReportContent of(HostSnapshot snapshot, DeviceNames names) {
        return new ReportContent(snapshot, TopologyModel.of(snapshot, names));
    }

    /** The functions, none where they could not be told. */
    Optional<TopologyModel> model() {
        return topology instanceof Fact.Known<TopologyModel>(TopologyModel model)
                ? Optional.of(model)
                : Optional.empty();
    }

    /** The function at an address. */
    Optional<Device> device(PciAddress address) {
        return model().flatMap(model -> model.device(address));
    }

    /** What giving a function away means. */
    Optional<Release> release(PciAddress address) {
        return model().flatMap(model -> model.device(address).map(new Releases(snapshot, model)::of));
    }
}
