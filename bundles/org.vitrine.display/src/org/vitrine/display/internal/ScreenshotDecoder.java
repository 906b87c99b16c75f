// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display.internal;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** Turns a hypervisor's screenshot into pixels: PPM (QEMU before 7.1) or PNG. Bounded, for its bytes come from elsewhere. */
final class ScreenshotDecoder {
    /** The longest side that is believed: twice 8K. */
    static final int LONGEST_SIDE = 16_384;
    /** The most pixels that are believed: an 8K screen, 100 MB decoded. */
    static final long MOST_PIXELS = 8192L * 4320;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    // The first chunk is IHDR: length, type, then width and height as 32-bit numbers.
    private static final int PNG_WIDTH_AT = 16;
    private static final int PNG_HEADER = 24;

    private ScreenshotDecoder() {
    }

    /**
     * Decodes it; on any thread.
     *
     * @throws VitrineException when it is neither, broken, or larger than any screen
     */
    static ImageData decode(Screenshot screenshot) throws VitrineException {
        byte[] bytes = screenshot.bytes();
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == '6') {
            return Ppm.decode(bytes);
        }
        if (bytes.length >= PNG_HEADER && Arrays.equals(bytes, 0, PNG.length, PNG, 0, PNG.length)) {
            return png(bytes);
        }
        throw broken("it is neither PPM nor PNG but claims to be " + screenshot.mediaType());
    }

    private static ImageData png(byte[] bytes) throws VitrineException {
        ByteBuffer header = ByteBuffer.wrap(bytes, PNG_WIDTH_AT, PNG_HEADER - PNG_WIDTH_AT);
        checkSize(header.getInt(), header.getInt());
        try {
            return new ImageLoader().load(new ByteArrayInputStream(bytes))[0];
        } catch (SWTException e) {
            throw broken("its PNG cannot be read");
        }
    }

    static void checkSize(long width, long height) throws VitrineException {
        if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            throw broken("it says it is " + width + " by " + height + " pixels");
        }
    }

    static VitrineException broken(String how) {
        return new VitrineException(
                Text.of("The hypervisor's picture of the screen cannot be shown: {0}. Look at QEMU's log.", how));
    }
}
