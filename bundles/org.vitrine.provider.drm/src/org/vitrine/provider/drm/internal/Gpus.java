// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.drm.internal;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Probe;
import org.vitrine.host.Volatility;

/** Which GPUs there are figures of, and what may be read of them. */
final class Gpus {
    private static final String STATUS = "power/runtime_status";
    private static final String ASLEEP = "suspended";

    private Gpus() {
    }

    /** Those that surely are GPUs and no virtual functions. */
    static List<PciFunction> on(HostSnapshot host) {
        return host.pci().gpus().or(List.of()).stream().filter(gpu -> gpu.isDisplay().or(false)).toList();
    }

    /** Those with one of some drivers. */
    static List<PciFunction> with(HostSnapshot host, Predicate<String> driver) {
        return on(host).stream().filter(gpu -> driver.test(gpu.driver().or(""))).toList();
    }

    /** Functions of which the look has something at all; a look may hold no more than what was asked for. */
    static List<PciFunction> seen(HostSnapshot look) {
        return look.pci().functions().or(List.of());
    }

    /**
     * What to read of some GPUs. Most figures of a GPU that sleeps would wake it, and it would never sleep while somebody looks;
     * so of such a one only that it sleeps.
     */
    static List<Probe> awake(List<PciFunction> gpus, String... attributes) {
        return gpus.stream().flatMap(gpu -> Stream.concat(Stream.of(STATUS),
                gpu.runtimeStatus().or("").equals(ASLEEP) ? Stream.empty() : Stream.of(attributes))
                .map(attribute -> probe(gpu, attribute))).toList();
    }

    /** An attribute that changes all the time. */
    static Probe probe(PciFunction gpu, String attribute) {
        return Probe.path(gpu.path() + "/" + attribute, Volatility.VOLATILE);
    }

    /** Whether one of them sleeps. */
    static boolean sleeps(PciFunction gpu) {
        return gpu.runtimeStatus().or("").equals(ASLEEP);
    }
}
