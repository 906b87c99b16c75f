// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.dbus.internal;

import java.util.Optional;

/**
 * How pixels stand in memory: little-endian words with a colour each in some of their bits, as pixman describes them in one
 * number (pixman.h, {@code PIXMAN_FORMAT}).
 *
 * @param bytes of one pixel, 2 to 4
 * @param red   where the red bits are
 * @param green where the green bits are
 * @param blue  where the blue bits are
 */
record PixelFormat(int bytes, Bits red, Bits green, Bits blue) {
    /** What is painted: 32 bits, blue in the lowest byte; cairo's RGB24. */
    static final int X8R8G8B8 = 0x20020888;
    private static final int ARGB = 2;
    private static final int ABGR = 3;
    private static final int BGRA = 8;
    private static final int RGBA = 9;
    private static final int BYTE_MAX = 0xff;

    /**
     * Some bits of a word.
     *
     * @param shift the lowest one
     * @param width how many, at most 16
     */
    record Bits(int shift, int width) {

        /** Their value, stretched to 8 bits. */
        int in(int word) {
            int max = (1 << width) - 1;
            int value = word >>> shift & max;
            return width == Byte.SIZE ? value : (value * BYTE_MAX + max / 2) / max;
        }
    }

    /** The format of that number; empty for one that has other colours than red, green and blue, or that is packed tighter. */
    static Optional<PixelFormat> of(int pixman) {
        int bits = pixman >>> 24;
        int kind = pixman >>> 16 & BYTE_MAX;
        int r = pixman >>> 8 & 0xf;
        int g = pixman >>> 4 & 0xf;
        int b = pixman & 0xf;
        if (bits != 16 && bits != 24 && bits != 32 || r == 0 || g == 0 || b == 0 || r + g + b > bits) {
            return Optional.empty();
        }
        int bytes = bits / Byte.SIZE;
        return switch (kind) {
            case ARGB -> Optional.of(new PixelFormat(bytes, new Bits(g + b, r), new Bits(b, g), new Bits(0, b)));
            case ABGR -> Optional.of(new PixelFormat(bytes, new Bits(0, r), new Bits(r, g), new Bits(r + g, b)));
            case BGRA -> Optional.of(new PixelFormat(bytes, new Bits(bits - b - g - r, r), new Bits(bits - b - g, g),
                    new Bits(bits - b, b)));
            case RGBA -> Optional.of(new PixelFormat(bytes, new Bits(bits - r, r), new Bits(bits - r - g, g),
                    new Bits(bits - r - g - b, b)));
            default -> Optional.empty();
        };
    }

    /** Whether it is what is painted, so that nothing need be converted. */
    boolean isPainted() {
        return of(X8R8G8B8).filter(this::equals).isPresent();
    }

    /** Converts a row of pixels to what is painted. */
    void convert(byte[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            int word = 0;
            for (int k = bytes - 1; k >= 0; k--) {
                word = word << Byte.SIZE | Byte.toUnsignedInt(from[i * bytes + k]);
            }
            to[i] = BYTE_MAX << 24 | red.in(word) << 16 | green.in(word) << 8 | blue.in(word);
        }
    }
}
