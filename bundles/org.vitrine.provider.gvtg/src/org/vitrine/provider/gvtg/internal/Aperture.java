// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.List;
import java.util.Optional;

import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Mdev;
import org.vitrine.host.MdevDevice;
import org.vitrine.host.MdevType;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Remedy;
import org.vitrine.provider.Situation;

/**
 * GVT-004: whether the GPU's aperture, of which the host keeps 128 MiB, has room for one more part. The row's 256 MiB give one
 * of _4 or two of _8, as i915's own sums say.
 */
final class Aperture {

    private Aperture() {
    }

    static Finding evaluate(Situation s, Gpu gpu) {
        HostSnapshot host = s.host();
        Optional<String> type = s.values().text(GvtFields.TYPE);
        Optional<Slice> slice = type.flatMap(Slice::of);
        boolean isMade = s.values().text(GvtFields.UUID)
                .filter(uuid -> host.entry(host.mdev().device(uuid).path()).optional().isPresent()).isPresent();
        if (slice.isEmpty() || isMade) {
            return Finding.notApplicable();
        }
        List<MdevType> types = gpu.types().optional().orElse(List.of());
        Optional<MdevType> offered = types.stream().filter(one -> type.get().equals(one.id())).findFirst();
        long bar = gpu.aperture().optional().orElse(0L);
        String path = gpu.function().path() + "/resource";
        if (types.isEmpty() && slice.get().most(bar) > 0) {
            return Finding.notApplicable(); // off: GVT-002 tells
        }
        int left = offered.flatMap(one -> one.available().optional()).orElse(0);
        if (left > 0) {
            return Finding.pass("{0} more of {1} can be made", left, type.get()).saw(of(gpu, type.get()), left)
                    .saw(path, bar + " MiB");
        }
        Finding full = Finding.block("There is no room for one more {0}", type.get()).saw(of(gpu, type.get()),
                offered.isEmpty() ? "not there" : "0").saw(path, bar + " MiB");
        if (slice.get().most(bar) == 0) {
            return smaller(s, types, full
                    .because("It takes {0} MiB of the aperture, of which the GPU has {1} MiB and the host "
                            + "keeps {2} MiB.", slice.get().aperture(), bar, Slice.HOST_APERTURE)
                    .solve("Set a larger aperture (512 or 1024 MiB) in the firmware setup, or take a smaller type."));
        }
        List<MdevDevice> made = gpu.parent().devices().or(List.of());
        return smaller(s, types, full
                .because("The GPU, whose aperture is {1} MiB, has {0} virtual GPU(s) now.", made.size(), bar)
                .solve("Use one that is made, remove one, or take a smaller type; a larger aperture is set in the firmware "
                        + "setup.")
                .saw(Mdev.DEVICES, String.join(", ", made.stream().map(MdevDevice::uuid).toList())));
    }

    private static String of(Gpu gpu, String type) {
        return gpu.parent().path() + "/mdev_supported_types/" + type + "/available_instances";
    }

    /** With the largest type of which there is one left. */
    private static Finding smaller(Situation s, List<MdevType> types, Finding finding) {
        Optional<MdevType> other = types.stream()
                .filter(type -> type.available() instanceof Fact.Known<Integer>(Integer left) && left > 0).findFirst();
        return s.use().flatMap(use -> other)
                .map(type -> finding.remedy(Remedy.settings(s.values().with(GvtFields.TYPE, type.id()),
                        "Take {0}", GvtFields.title(type.id()))))
                .orElse(finding);
    }
}
