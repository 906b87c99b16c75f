// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.nio.charset.StandardCharsets;
import java.util.function.IntBinaryOperator;

import org.vitrine.host.Text;

/**
 * A picture as pixels.
 *
 * @param width  in pixels
 * @param height in pixels
 * @param rgb    one {@code 0xRRGGBB} a pixel, row by row; not to be changed
 */
public record Pixels(int width, int height, int[] rgb) {
    // larger than any screen QEMU gives; keeps a broken header from asking for all memory
    private static final int LIMIT = 16384;
    // in each direction, of what a pixel of a reduced picture stands for: more cannot be told apart
    private static final int SAMPLES = 4;

    /**
     * Decodes a binary portable pixmap (P6 with 8 bits a channel), which is what QEMU writes.
     *
     * @throws VitrineException when the bytes are no such picture
     */
    public static Pixels ofPpm(byte[] ppm) throws VitrineException {
        Header header = Header.of(ppm);
        int width = header.width;
        int height = header.height;
        int[] rgb = new int[width * height];
        for (int i = 0, at = header.at; i < rgb.length; i++, at += 3) {
            rgb[i] = (ppm[at] & 0xff) << 16 | (ppm[at + 1] & 0xff) << 8 | ppm[at + 2] & 0xff;
        }
        return new Pixels(width, height, rgb);
    }

    /**
     * Decodes a binary portable pixmap into a picture that fits into this size, its shape kept; one that fits already is not made
     * larger. Much cheaper than decoding all of it.
     *
     * @throws VitrineException when the bytes are no such picture
     */
    public static Pixels ofPpm(byte[] ppm, int mostWide, int mostHigh) throws VitrineException {
        Header header = Header.of(ppm);
        return reduced(header.width, header.height, (x, y) -> {
            int at = header.at + 3 * (y * header.width + x);
            return (ppm[at] & 0xff) << 16 | (ppm[at + 1] & 0xff) << 8 | ppm[at + 2] & 0xff;
        }, mostWide, mostHigh);
    }

    /**
     * A picture of what another has, that fits into this size, its shape kept; each pixel is the mean of some that it stands for.
     *
     * @param width  of the other, in pixels
     * @param height of the other, in pixels
     * @param rgb    its {@code 0xRRGGBB} at x and y
     */
    public static Pixels reduced(int width, int height, IntBinaryOperator rgb, int mostWide, int mostHigh) {
        double scale = Math.min(1, Math.min((double) mostWide / width, (double) mostHigh / height));
        Pixels small = new Pixels(Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)));
        for (int y = 0; y < small.height; y++) {
            for (int x = 0; x < small.width; x++) {
                small.rgb[y * small.width + x] = mean(rgb, x * width / small.width, (x + 1) * width / small.width,
                        y * height / small.height, (y + 1) * height / small.height);
            }
        }
        return small;
    }

    private Pixels(int width, int height) {
        this(width, height, new int[width * height]);
    }

    private static int mean(IntBinaryOperator rgb, int left, int right, int top, int bottom) {
        int wide = Math.clamp(right - left, 1, SAMPLES);
        int high = Math.clamp(bottom - top, 1, SAMPLES);
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int j = 0; j < high; j++) {
            for (int i = 0; i < wide; i++) {
                int one = rgb.applyAsInt(left + (2 * i + 1) * (right - left) / (2 * wide),
                        top + (2 * j + 1) * (bottom - top) / (2 * high));
                red += one >> 16 & 0xff;
                green += one >> 8 & 0xff;
                blue += one & 0xff;
            }
        }
        int count = wide * high;
        return red / count << 16 | green / count << 8 | blue / count;
    }

    /** Whether all pixels have one colour: a screen that shows nothing. */
    public boolean isBlank() {
        for (int pixel : rgb) {
            if (pixel != rgb[0]) {
                return false;
            }
        }
        return true;
    }

    private static VitrineException broken() {
        return new VitrineException(
                Text.of("The hypervisor sent a picture that is not a PPM. Take the picture again."));
    }

    /** Reads the numbers of a PPM header, comments left out. */
    private static final class Header {
        private final byte[] ppm;
        private int at;
        private int width;
        private int height;

        private Header(byte[] ppm) {
            this.ppm = ppm;
        }

        /** Read, with {@link #at} where the pixels begin. */
        static Header of(byte[] ppm) throws VitrineException {
            if (ppm.length < 2 || ppm[0] != 'P' || ppm[1] != '6') {
                throw broken();
            }
            Header header = new Header(ppm);
            header.at = 2;
            header.width = header.number();
            header.height = header.number();
            int maximum = header.number();
            header.at++;
            if (header.width < 1 || header.height < 1 || header.width > LIMIT || header.height > LIMIT || maximum != 255
                    || ppm.length - header.at < 3L * header.width * header.height) {
                throw broken();
            }
            return header;
        }

        private int number() throws VitrineException {
            while (at < ppm.length && (Character.isWhitespace(ppm[at]) || ppm[at] == '#')) {
                if (ppm[at] == '#') {
                    while (at < ppm.length && ppm[at] != '\n') {
                        at++;
                    }
                } else {
                    at++;
                }
            }
            int from = at;
            while (at < ppm.length && at - from < 6 && Character.isDigit(ppm[at])) {
                at++;
            }
            if (at == from) {
                throw broken();
            }
            return Integer.parseInt(new String(ppm, from, at - from, StandardCharsets.US_ASCII));
        }
    }
}
