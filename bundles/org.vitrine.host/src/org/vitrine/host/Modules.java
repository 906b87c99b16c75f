// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.stream.Stream;

/**
 * The kernel's modules.
 *
 * @param host the snapshot they are seen in
 */
public record Modules(HostSnapshot host) {
    /** Where the kernel lists those that are loaded, and those built in that have parameters. */
    public static final String FOLDER = "/sys/module";
    static final String LOADED = "/proc/modules";
    // those that graphics for machines has to do with; a host has thousands of parameters
    private static final List<String> OF_INTEREST = List.of("kvm*", "vfio*", "iommufd", "i915", "xe", "amdgpu",
            "radeon",
            "nouveau", "nvidia*", "drm", "drm_kms_helper", "virtio_gpu", "snd_hda_intel", "vendor_reset", "kvmfr",
            "udmabuf", "gim", "pci_stub");

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = Stream.concat(
            Stream.of(Probe.path(FOLDER + "/*"), Probe.path(LOADED, Volatility.VOLATILE)),
            OF_INTEREST.stream().map(name -> Probe.path(FOLDER + "/" + name + "/parameters/*"))).toList();

    /** The module of this name, whether it is there or not; {@code -} and {@code _} are the same. */
    public KernelModule module(String name) {
        return new KernelModule(host, KernelModule.underscored(name));
    }

    /** Those that are loaded. */
    public Fact<List<KernelModule>> loaded() {
        return host.text(LOADED).map(table -> table.lines().map(line -> line.split(" ", 2)[0])
                .filter(name -> !name.isEmpty()).sorted().map(this::module).toList());
    }
}
