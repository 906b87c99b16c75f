// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.sriov.internal;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Intel's GPUs with SR-IOV, by device id (include/drm/intel/pciids.h, Linux 6.17), and what makes virtual functions of them:
 * i915 outside the mainline kernel (Intel's LTS trees, strongtz/i915-sriov-dkms), or xe in it.
 */
enum IntelGpu {
    TIGER_LAKE("Tiger Lake", Maker.I915, "9a40 9a49 9a59 9a60 9a68 9a70 9a78 9ac0 9ac9 9ad9 9af8"), ALDER_LAKE(
            "Alder Lake", Maker.BOTH_OUTSIDE, "4680 4682 4688 468a 468b 4690 4692 4693 46a0 46a1 46a2 46a3 46a6 46a8 "
                    + "46aa 462a 4626 4628 46b0 46b1 46b2 46b3 46c0 46c1 46c2 46c3 46d0 46d1 46d2 46d3 46d4"), RAPTOR_LAKE(
                            "Raptor Lake", Maker.BOTH_OUTSIDE,
                            "a780 a781 a782 a783 a788 a789 a78a a78b a720 a7a0 a7a8 a7aa a7ab a721 "
                                    + "a7a1 a7a9 a7ac a7ad"), METEOR_LAKE("Meteor Lake", Maker.I915,
                                            "7d40 7d45 7d55 7d60 7dd5"), ARROW_LAKE("Arrow Lake", Maker.I915,
                                                    "7d41 7d51 7d67 7dd1"), LUNAR_LAKE("Lunar Lake", Maker.NONE,
                                                            "6420 64a0 64b0"), BATTLEMAGE("Battlemage", Maker.XE,
                                                                    "e202 e209 e20b e20c e20d e210 e211 e212 e215 e216 e220 e221 e222 e223"), PANTHER_LAKE(
                                                                            "Panther Lake", Maker.XE,
                                                                            "b080 b081 b082 b083 b084 b085 b086 b087 b08f b090 b0a0 b0b0 fd80 fd81");

    /** What makes virtual functions. */
    enum Maker {
        /** i915 outside the mainline kernel. */
        I915,
        /** i915 or xe of the same project outside the mainline kernel. */
        BOTH_OUTSIDE,
        /** xe of the mainline kernel, 6.17 and newer. */
        XE,
        /** No driver that is known. */
        NONE
    }

    private final String title;
    private final Maker maker;
    private final Set<Integer> devices;

    IntelGpu(String title, Maker maker, String ids) {
        this.title = title;
        this.maker = maker;
        devices = Stream.of(ids.split(" ")).map(HexFormat::fromHexDigits).collect(Collectors.toUnmodifiableSet());
    }

    /** The one of a device id; empty for those without SR-IOV. */
    static Optional<IntelGpu> of(int device) {
        return Stream.of(values()).filter(gpu -> gpu.devices.contains(device)).findFirst();
    }

    /** Intel's name for it. */
    String title() {
        return title;
    }

    /** What makes its virtual functions. */
    Maker maker() {
        return maker;
    }
}
