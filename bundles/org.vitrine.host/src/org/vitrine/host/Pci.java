// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

/** The PCI functions of a host. Immutable and thread-safe. */
public final class Pci {
    /** Where the kernel lists them. */
    public static final String DEVICES = "/sys/bus/pci/devices";

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = Stream.concat(Stream.of(Probe.path(DEVICES + "/*")), Probe.below(DEVICES + "/*",
            "vendor", "device", "subsystem_vendor", "subsystem_device", "revision", "class", "driver",
            "driver_override", "resource", "resource*_resize", "reset_method", "power_state", "d3cold_allowed",
            "power/runtime_status", "power/control", "numa_node", "local_cpulist", "current_link_speed",
            "current_link_width", "max_link_speed", "max_link_width", "sriov_totalvfs", "sriov_numvfs",
            "sriov_drivers_autoprobe", "sriov_offset", "sriov_stride", "sriov_vf_device", "ari_enabled", "physfn",
            "virtfn*", "iommu_group", "boot_vga").stream())
            .toList();

    private final HostSnapshot host;
    // many checks ask for them; computed when they are asked for, and threads that race for them compute the same
    private volatile @Nullable Fact<List<PciFunction>> functions;
    private volatile @Nullable Fact<List<PciFunction>> gpus;

    /** @param host the snapshot they are seen in */
    Pci(HostSnapshot host) {
        this.host = host;
    }

    /** All functions by address; absent where the host has no PCI bus. */
    public Fact<List<PciFunction>> functions() {
        Fact<List<PciFunction>> known = functions;
        if (known == null) {
            known = listed();
            functions = known;
        }
        return known;
    }

    private Fact<List<PciFunction>> listed() {
        return host.list(DEVICES).map(names -> names.stream().map(PciAddress::of).flatMap(Optional::stream).sorted()
                .map(this::function).toList());
    }

    /** The function at an address, whether it is there or not. */
    public PciFunction function(PciAddress address) {
        return new PciFunction(host, address);
    }

    /** The functions below a bridge, on whatever bus. */
    public Fact<List<PciFunction>> below(PciFunction bridge) {
        return functions().flatMap(all -> Fact.all(all.stream().map(function -> function.bridges()
                .flatMap(above -> above.contains(bridge) ? Fact.known(function) : Fact.<PciFunction>absent()))
                .toList()));
    }

    /** Display controllers (class 03) that are no virtual functions; what cannot be told stays in. */
    public Fact<List<PciFunction>> gpus() {
        Fact<List<PciFunction>> known = gpus;
        if (known == null) {
            known = wholeGpus();
            gpus = known;
        }
        return known;
    }

    private Fact<List<PciFunction>> wholeGpus() {
        return functions().map(all -> all.stream().filter(function -> function.isDisplay().couldBe(is -> is))
                .filter(function -> !(function.physicalFunction() instanceof Fact.Known)).toList());
    }
}
