// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.gvtg.internal;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the four kinds of virtual GPU that i915 makes ({@code vgpu_types} in i915/gvt/vgpu.c).
 *
 * @param share      the number at the end of its type's name
 * @param aperture   the part of the GPU's aperture (BAR 2) that it takes, MiB
 * @param hidden     the graphics memory beyond the aperture that it takes, MiB
 * @param resolution the screen that it offers
 */
record Slice(int share, int aperture, int hidden, String resolution) {
    /** What i915 keeps of the aperture for the host ({@code HOST_LOW_GM_SIZE}), MiB. */
    static final int HOST_APERTURE = 128;
    /** All of them, smallest first. */
    static final List<Slice> ALL = List.of(new Slice(8, 64, 384, "1024x768"), new Slice(4, 128, 512, "1920x1200"),
            new Slice(2, 256, 1024, "1920x1200"), new Slice(1, 512, 2048, "1920x1200"));
    /** How the names of their types begin. */
    static final String PREFIX = "i915-GVTg_";
    private static final Pattern TYPE = Pattern.compile(PREFIX + "V[45]_([1248])");
    // HOST_HIGH_GM_SIZE; the graphics address space of these generations is 4 GiB
    private static final int HOST_HIDDEN = 384;
    private static final int ADDRESSABLE = 4096;

    /** The kind that a type is; empty for a type that is not i915's. */
    static Optional<Slice> of(String type) {
        Matcher name = TYPE.matcher(type);
        return name.matches()
                ? ALL.stream().filter(slice -> slice.share == Integer.parseInt(name.group(1))).findFirst()
                : Optional.empty();
    }

    /** Its type on a GPU of this generation, for example {@code i915-GVTg_V5_4}. */
    String type(Generation generation) {
        return PREFIX + generation.version() + "_" + share;
    }

    /**
     * How many of it an otherwise undivided GPU can be cut into; the fences, of which there are enough for seven, count too.
     *
     * @param bar the size of the aperture, MiB
     */
    int most(long bar) {
        long byAperture = Math.max(0, bar - HOST_APERTURE) / aperture;
        long byHidden = Math.max(0, ADDRESSABLE - bar - HOST_HIDDEN) / hidden;
        return (int) Math.min(7, Math.min(byAperture, byHidden));
    }
}
