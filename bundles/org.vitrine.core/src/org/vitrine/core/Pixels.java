// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.nio.charset.StandardCharsets;

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

    /**
     * Decodes a binary portable pixmap (P6 with 8 bits a channel), which is what QEMU writes.
     *
     * @throws VitrineException when the bytes are no such picture
     */
    public static Pixels ofPpm(byte[] ppm) throws VitrineException {
        Header header = new Header(ppm);
        if (ppm.length < 2 || ppm[0] != 'P' || ppm[1] != '6') {
            throw broken();
        }
        header.at = 2;
        int width = header.number();
        int height = header.number();
        int maximum = header.number();
        int data = header.at + 1;
        if (width < 1 || height < 1 || width > LIMIT || height > LIMIT || maximum != 255
                || ppm.length - data < 3L * width * height) {
            throw broken();
        }
        int[] rgb = new int[width * height];
        for (int i = 0, at = data; i < rgb.length; i++, at += 3) {
            rgb[i] = (ppm[at] & 0xff) << 16 | (ppm[at + 1] & 0xff) << 8 | ppm[at + 2] & 0xff;
        }
        return new Pixels(width, height, rgb);
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

        Header(byte[] ppm) {
            this.ppm = ppm;
        }

        int number() throws VitrineException {
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
