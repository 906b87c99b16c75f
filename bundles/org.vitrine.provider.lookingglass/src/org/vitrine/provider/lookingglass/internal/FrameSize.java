// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider.lookingglass.internal;

/**
 * How much memory Looking Glass needs for a screen.
 *
 * @param width      in pixels
 * @param height     in pixels
 * @param isHdr      whether its colours are of high dynamic range
 * @param isNext     whether the release is one after B7
 */
record FrameSize(long width, long height, boolean isHdr, boolean isNext) {
    private static final long MEBIBYTE = 1L << 20;
    // beyond any screen, and small enough to multiply
    private static final long MOST = 1L << 18;

    FrameSize {
        width = Math.clamp(width, 1, MOST);
        height = Math.clamp(height, 1, MOST);
    }

    /**
     * The size in MiB, a power of two. B7: two frames of 4 bytes a pixel, 8 in HDR, and 10 MiB (doc/install_libvirt.rst). Later:
     * three frames whose rows are multiples of 256 bytes, and 4 MiB; HDR takes no more.
     */
    long mebibytes() {
        long bytes = isNext
                ? Math.ceilDiv(width * 4, 256) * 256 * height * 3 + 4 * MEBIBYTE
                : width * height * (isHdr ? 8 : 4) * 2 + 10 * MEBIBYTE;
        return ceilingPowerOfTwo(Math.ceilDiv(bytes, MEBIBYTE));
    }

    /** The next power of two, the number itself when it is one. */
    static long ceilingPowerOfTwo(long n) {
        return n <= 1 ? 1 : Long.highestOneBit(n - 1) * 2;
    }
}
