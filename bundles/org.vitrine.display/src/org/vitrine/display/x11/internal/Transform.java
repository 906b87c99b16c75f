// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.x11.internal;

import com.sun.jna.Structure;

/**
 * Which place of a picture a place that is painted shows ({@code xcb_render_transform_t}): a matrix of three rows of numbers
 * with 16 bits before and 16 behind the point.
 */
@Structure.FieldOrder("matrix")
public final class Transform extends Structure implements Structure.ByValue {
    private static final int ONE = 1 << 16;
    /** Row by row. */
    public int[] matrix = new int[9];

    /** The one that leaves nothing; JNA makes it to see how large it is. */
    public Transform() {
        // its numbers are zero
    }

    /** From a picture to a larger or smaller one of it. */
    static Transform between(int width, int height, int shownWidth, int shownHeight) {
        Transform between = new Transform();
        between.matrix = new int[]{part(width, shownWidth), 0, 0, 0, part(height, shownHeight), 0, 0, 0, ONE};
        return between;
    }

    private static int part(int of, int shown) {
        return Math.toIntExact(Math.round((double) of * ONE / shown));
    }
}
