// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.support;

import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;

/** Keeps pictures of windows for the documentation, in the folder that {@code -Dvitrine.pictures} names; else does nothing. */
public final class Pictures {

    private Pictures() {
    }

    /** Writes what a window looks like now. For the UI thread. */
    public static void take(Shell window, String name) {
        String folder = System.getProperty("vitrine.pictures", "");
        if (folder.isEmpty()) {
            return;
        }
        window.update();
        Point corner = window.toDisplay(0, 0);
        Point size = new Point(window.getClientArea().width, window.getClientArea().height);
        Image image = new Image(window.getDisplay(), size.x, size.y);
        GC gc = new GC(window.getDisplay());
        try {
            gc.copyArea(image, corner.x, corner.y);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[]{image.getImageData()};
            loader.save(Path.of(folder, name + ".png").toString(), SWT.IMAGE_PNG);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
