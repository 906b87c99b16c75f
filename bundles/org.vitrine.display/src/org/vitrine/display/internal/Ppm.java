// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.util.Arrays;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.vitrine.core.VitrineException;

/** Reads a binary PPM with 8 bits a colour, the only kind that QEMU writes (<a href="https://netpbm.sourceforge.net/doc/ppm.html">ppm(5)</a>). */
final class Ppm {
    private static final int MAGIC = 2;
    private static final int MOST_DIGITS = 6;
    private static final int MAXIMUM = 255;
    private final byte[] bytes;
    private int at = MAGIC;

    private Ppm(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Bytes that begin with {@code P6}. */
    static ImageData decode(byte[] bytes) throws VitrineException {
        Ppm ppm = new Ppm(bytes);
        int width = ppm.number();
        int height = ppm.number();
        int maximum = ppm.number();
        ScreenshotDecoder.checkSize(width, height);
        if (maximum != MAXIMUM) {
            throw ScreenshotDecoder.broken("its colours go to " + maximum + " rather than 255");
        }
        int from = ppm.at + 1;
        int size = width * height * 3;
        if (bytes.length - from < size) {
            throw ScreenshotDecoder.broken("it ends after " + bytes.length + " bytes");
        }
        PaletteData rgb = new PaletteData(0xff0000, 0xff00, 0xff);
        return new ImageData(width, height, 24, rgb, 1, Arrays.copyOfRange(bytes, from, from + size));
    }

    /** The next number; a blank or the end follows it. */
    private int number() throws VitrineException {
        skipBlanksAndComments();
        int start = at;
        int value = 0;
        while (at < bytes.length && Character.isDigit(bytes[at]) && at - start < MOST_DIGITS) {
            value = 10 * value + bytes[at++] - '0';
        }
        if (at == start || at == bytes.length || !isBlank(bytes[at])) {
            throw ScreenshotDecoder.broken("its PPM header is damaged");
        }
        return value;
    }

    private void skipBlanksAndComments() {
        boolean comment = false;
        while (at < bytes.length && (comment || isBlank(bytes[at]) || bytes[at] == '#')) {
            comment = comment ? bytes[at] != '\n' : bytes[at] == '#';
            at++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b >= '\t' && b <= '\r';
    }
}
