// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;
import java.util.stream.Stream;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Draft;
import org.vitrine.domain.HostDevice;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;

/** A technology that asks all common checks of each hostdev. */
final class Borrower implements GraphicsProvider {
    static final String MODULE = "module";
    private static final List<String> PATHS = List.of("/dev/kvmfr0");

    @Override
    public ProviderInfo info() {
        return ProviderInfo.of("borrower", "Borrower", "Takes devices from the host", Trait.PASSED_THROUGH);
    }

    @Override
    public List<Field<?>> fields() {
        return List.of();
    }

    @Override
    public List<Candidate> candidates(HostSnapshot host) {
        return List.of(Candidate.of(Values.of(List.of()), "A device"));
    }

    @Override
    public List<Use> uses(Domain domain, HostSnapshot host) {
        return domain.devices("hostdev").map(one -> Use.of(one, "device", Values.of(List.of()))).toList();
    }

    @Override
    public void add(Draft draft, Values values) {
        draft.addDevice("hostdev");
    }

    @Override
    public List<Check> checks() {
        return Stream.of(CommonChecks.kvm(), CommonChecks.glScreen(), List.of(CommonChecks.iommu(),
                CommonChecks.interruptRemapping(), CommonChecks.groupViable(Borrower::devices),
                CommonChecks.module(MODULE, "Is vfio_pci there?", "vfio_pci", "It lends devices."),
                CommonChecks.lockedMemory(), CommonChecks.appArmor(s -> PATHS), CommonChecks.seLinux(s -> PATHS),
                CommonChecks.deviceCgroup(s -> PATHS), CommonChecks.signedModules(s -> List.of("kvmfr")),
                CommonChecks.systemConnection(), CommonChecks.threadPairs())).flatMap(List::stream).toList();
    }

    private static List<PciFunction> devices(Situation s) {
        return s.use().stream().flatMap(use -> new HostDevice(use.anchor()).hostAddress().stream())
                .flatMap(address -> PciAddress.of(address.toString()).stream()).map(s.host().pci()::function).toList();
    }
}
