// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.io.ByteArrayOutputStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.ui.internal.ChosenFile;

/** Writes a picture to a PNG file that a person chooses, or puts it onto the clipboard. */
public final class PictureFile {

    private PictureFile() {
    }

    /**
     * Asks where to and writes in the background. To be called on the UI thread.
     *
     * @param title of the question
     * @param name  what the file is called unless a person says otherwise, without its ending
     */
    public static void save(Shell shell, String title, String name, ImageData picture) {
        new ChosenFile(title, name, ".png").save(shell, () -> png(picture));
    }

    /** Puts a picture onto the clipboard. */
    static void copy(Display display, ImageData picture) {
        Clipboard clipboard = new Clipboard(display);
        try {
            clipboard.setContents(new Object[]{picture}, new Transfer[]{ImageTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }

    private static byte[] png(ImageData picture) {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[]{picture};
        var bytes = new ByteArrayOutputStream();
        loader.save(bytes, SWT.IMAGE_PNG);
        return bytes.toByteArray();
    }
}
