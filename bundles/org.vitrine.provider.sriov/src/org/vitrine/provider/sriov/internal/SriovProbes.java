// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.List;
import java.util.stream.Stream;

import org.vitrine.host.HostCommand;
import org.vitrine.host.Probe;

/** What the checks of this bundle read beyond the common views. */
final class SriovProbes {
    static final List<Probe> ALL = Stream.concat(Persistence.FOLDERS.stream().map(folder -> Probe.path(folder + "/*")),
            Stream.of(Probe.path(Persistence.FILE), Probe.path("/var/lib/dkms/i915-sriov-dkms/*"),
                    Probe.path("/sys/module/gim/parameters/*"), Probe.command(HostCommand.KERNEL_LOG)))
            .toList();

    private SriovProbes() {
    }
}
