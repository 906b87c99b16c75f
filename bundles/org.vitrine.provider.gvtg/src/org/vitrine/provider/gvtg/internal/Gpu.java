// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Bar;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.MdevParent;
import org.vitrine.host.MdevType;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.provider.Situation;

/**
 * A GPU of Intel's that could be divided.
 *
 * @param function its PCI function
 */
record Gpu(PciFunction function) {
    private static final int INTEL = 0x8086;
    private static final int APERTURE = 2;

    /** Those of a host; absent where it has no PCI bus. */
    static Fact<List<Gpu>> on(HostSnapshot host) {
        return host.pci().gpus().map(gpus -> gpus.stream()
                .filter(gpu -> gpu.vendor().couldBe(vendor -> vendor == INTEL)).map(Gpu::new).toList());
    }

    /** The one that a use or a candidate is about, which is the host's first where none is named. */
    static Optional<Gpu> of(Situation s) {
        Optional<PciAddress> named = s.values().text(GvtFields.PARENT).flatMap(PciAddress::of);
        return named.isPresent()
                ? named.map(address -> new Gpu(s.host().pci().function(address)))
                : on(s.host()).optional().stream().flatMap(List::stream).findFirst();
    }

    /** Its address, as its parent's name is. */
    String name() {
        return function.address().toString();
    }

    /** What it is for GVT-g; absent when GVT-g does not take it. */
    Fact<Generation> generation() {
        return function.vendor().flatMap(vendor -> vendor != INTEL
                ? Fact.absent()
                : function.device().flatMap(
                        id -> Generation.of(id).map(Fact::known).orElseGet(Fact::<Generation>absent)));
    }

    /** The size of its aperture, MiB; absent when it has none. */
    Fact<Long> aperture() {
        return function.bars().flatMap(bars -> bars.stream().filter(bar -> bar.index() == APERTURE).findFirst()
                .map(Bar::size).map(bytes -> Fact.known(bytes >> 20)).orElseGet(Fact::absent));
    }

    /** It as the kernel's parent of mediated devices, whether it is one or not. */
    MdevParent parent() {
        return function.host().mdev().parent(name());
    }

    /** The types that i915 offers of it now; empty where it offers none. */
    Fact<List<MdevType>> types() {
        return parent().types().ifAbsent(() -> Fact.known(List.of()))
                .map(types -> types.stream().filter(type -> type.id().startsWith(Slice.PREFIX)).toList());
    }
}
