// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.demo;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;

/** A picture of a window with everything in it, embedded native widgets included. */
final class WindowPicture {

    private WindowPicture() {
    }

    /** Lets the widgets draw themselves into a picture, so that what lies above the window is not in it. */
    static ImageData of(Shell shell) {
        Point size = shell.getSize();
        Image image = new Image(shell.getDisplay(), size.x, size.y);
        GC gc = new GC(image);
        try {
            shell.print(gc);
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
