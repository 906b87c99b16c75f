// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.endtoend;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** What a person sees where a control is: the pixels of the X server, whoever drew them. */
public record Sight(ImageData pixels) {

    /** What is seen of a control now. */
    public static Sight of(Control control) {
        Display display = control.getDisplay();
        Point corner = control.toDisplay(0, 0);
        Point size = control.getSize();
        Image image = new Image(display, size.x, size.y);
        GC gc = new GC(display);
        try {
            gc.copyArea(image, corner.x, corner.y);
            return new Sight(image.getImageData());
        } finally {
            gc.dispose();
            image.dispose();
        }
    }

    /** How many pixels have this colour, within the rounding of a scaled picture. */
    public int count(int rgb) {
        int found = 0;
        int last = 0;
        boolean near = isNear(pixels.palette.getRGB(last), rgb);
        int[] row = new int[pixels.width];
        for (int y = 0; y < pixels.height; y++) {
            pixels.getPixels(0, y, row.length, row, 0);
            for (int pixel : row) {
                if (pixel != last) { // mostly it is as the one before
                    last = pixel;
                    near = isNear(pixels.palette.getRGB(pixel), rgb);
                }
                found += near ? 1 : 0;
            }
        }
        return found;
    }

    /** How bright the brightest pixel is there or a few pixels beside, from 0 to 255; a colour is as bright as its darkest part. */
    int brightness(int x, int y) {
        int most = 0;
        for (int j = Math.max(0, y - 4); j < Math.min(pixels.height, y + 5); j++) {
            for (int i = Math.max(0, x - 4); i < Math.min(pixels.width, x + 5); i++) {
                RGB seen = pixels.palette.getRGB(pixels.getPixel(i, j));
                most = Math.max(most, Math.min(seen.red, Math.min(seen.green, seen.blue)));
            }
        }
        return most;
    }

    /** How many pixels differ from those of an earlier look. */
    public int differing(Sight earlier) {
        int found = 0;
        for (int y = 0; y < Math.min(pixels.height, earlier.pixels.height); y++) {
            for (int x = 0; x < Math.min(pixels.width, earlier.pixels.width); x++) {
                found += pixels.getPixel(x, y) != earlier.pixels.getPixel(x, y) ? 1 : 0;
            }
        }
        return found;
    }

    private static boolean isNear(RGB seen, int rgb) {
        return Math.abs(seen.red - (rgb >> 16 & 0xff)) < 12 && Math.abs(seen.green - (rgb >> 8 & 0xff)) < 12
                && Math.abs(seen.blue - (rgb & 0xff)) < 12;
    }
}
