// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * NVIDIA's kernel driver and the vendor-specific form of its virtual GPUs, in which a virtual function has no mediated
 * device but files of the driver's own (vGPU 17 and newer, kernel 6.8 and newer).
 *
 * @param host the snapshot it is seen in
 */
public record Nvidia(HostSnapshot host) {
    /** Where the functions are that the driver has; asking there leaves all others alone. */
    static final String BOUND = "/sys/bus/pci/drivers/nvidia";
    private static final String VERSION = "/proc/driver/nvidia/version";
    private static final Pattern NUMBER = Pattern.compile("NVRM version:.*?\\s(\\d+(?:\\.\\d+)+)\\s");
    private static final int VENDOR = 0x10de;

    /** What a snapshot must hold for this view. */
    static final List<Probe> PROBES = Stream.concat(Stream.of(Probe.path(VERSION, Volatility.STABLE)),
            Probe.below(BOUND + "/*/nvidia", "creatable_vgpu_types", "current_vgpu_type", "vgpu_params").stream())
            .toList();

    /** The loaded driver's version, for example {@code 550.90.05}; absent when it is not loaded. */
    public Fact<String> version() {
        return host.text(VERSION).flatMap(text -> {
            var match = NUMBER.matcher(text);
            return match.find() ? Fact.known(match.group(1)) : Fact.unknown(VERSION + " does not tell a version");
        });
    }

    /** The virtual GPU that a virtual function can be. */
    public NvidiaVgpu vgpu(PciFunction function) {
        return new NvidiaVgpu(host, function);
    }

    /** Whether a function is a card of NVIDIA's with SR-IOV and NVIDIA's driver: virtual GPUs come from its functions. */
    public Fact<Boolean> isVgpuCapable(PciFunction function) {
        return function.vendor().flatMap(vendor -> vendor != VENDOR
                ? Fact.known(false)
                : Fact.all(List.of(function.isDisplay(), function.totalVfs().map(vfs -> vfs > 0),
                        function.driver().map("nvidia"::equals)))
                        .map(answers -> answers.size() == 3 && !answers.contains(false)));
    }
}
