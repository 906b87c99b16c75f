// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.io.ByteArrayInputStream;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.vitrine.core.Pixels;
import org.vitrine.core.Screenshot;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** Makes small pictures out of screenshots. For any thread. */
final class Thumbnail {
    private static final String PPM = "image/x-portable-pixmap";

    private Thumbnail() {
    }

    /**
     * A screenshot that fits into this size with its shape kept; one that is smaller stays as it is.
     *
     * @throws VitrineException when it is no picture
     */
    static ImageData of(Screenshot shot, int width, int height) throws VitrineException {
        Pixels small = shot.mediaType().equals(PPM)
                ? Pixels.ofPpm(shot.bytes(), width, height)
                : decoded(shot, width, height);
        ImageData data = new ImageData(small.width(), small.height(), 24, new PaletteData(0xff0000, 0xff00, 0xff));
        for (int y = 0; y < small.height(); y++) {
            data.setPixels(0, y, small.width(), small.rgb(), y * small.width());
        }
        return data;
    }

    private static Pixels decoded(Screenshot shot, int width, int height) throws VitrineException {
        try {
            ImageData data = new ImageData(new ByteArrayInputStream(shot.bytes()));
            return Pixels.reduced(data.width, data.height, (x, y) -> {
                RGB rgb = data.palette.getRGB(data.getPixel(x, y));
                return rgb.red << 16 | rgb.green << 8 | rgb.blue;
            }, width, height);
        } catch (SWTException e) {
            throw new VitrineException(
                    Text.of("The hypervisor sent a picture of a kind that cannot be read: {0}.", shot.mediaType()), e);
        }
    }
}
