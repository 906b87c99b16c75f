// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host;

import java.util.List;

/**
 * Intel GVT-g: i915's mediated devices, of Broadwell to Comet Lake.
 *
 * @param host the snapshot it is seen in
 */
public record Gvt(HostSnapshot host) {
    private static final String PREFIX = "i915-GVTg_";

    /** Whether i915 was told to offer it ({@code i915.enable_gvt}); absent when i915 is not loaded or cannot. */
    public Fact<Boolean> isEnabled() {
        return host.modules().module("i915").parameter("enable_gvt").flatMap(Numbers::flag);
    }

    /** Whether {@code kvmgt}, the module that offers it to KVM, is there. */
    public Fact<Boolean> hasKvmgt() {
        return host.hasModule("kvmgt");
    }

    /** i915's {@code enable_guc}: anything but 0 keeps GVT-g off; absent when i915 is not loaded. */
    public Fact<Integer> guc() {
        return host.modules().module("i915").parameter("enable_guc").flatMap(Numbers::integer);
    }

    /** The GPUs that offer it; empty where none does. */
    public Fact<List<MdevParent>> parents() {
        return host.mdev().parents().ifAbsent(() -> Fact.known(List.of()))
                .flatMap(parents -> Fact.all(parents.stream().map(this::offering).toList()));
    }

    private Fact<MdevParent> offering(MdevParent parent) {
        return parent.types().flatMap(types -> types.stream().anyMatch(type -> type.id().startsWith(PREFIX))
                ? Fact.known(parent)
                : Fact.absent());
    }
}
