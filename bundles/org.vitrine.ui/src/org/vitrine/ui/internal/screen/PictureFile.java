// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.Background;

/** Writes a picture to a PNG file that a person chooses, or puts it onto the clipboard. */
public final class PictureFile {

    private PictureFile() {
    }

    /**
     * Asks where to and writes in the background. To be called on the UI thread.
     *
     * @param machine what the file is called unless a person says otherwise, without its ending
     */
    public static void save(Shell shell, String machine, ImageData picture) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(Messages.Screenshot_title);
        dialog.setFilterExtensions(new String[]{"*.png"});
        dialog.setFileName(machine + ".png");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            String file = chosen.endsWith(".png") ? chosen : chosen + ".png";
            Background.run(NLS.bind(Messages.Job_write, file), progress -> write(picture, file));
        }
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

    private static void write(ImageData picture, String file) throws VitrineException {
        ImageLoader loader = new ImageLoader();
        loader.data = new ImageData[]{picture};
        try {
            loader.save(file, SWT.IMAGE_PNG);
        } catch (SWTException e) {
            throw new VitrineException(Text.of("The picture could not be written to {0}. Choose another folder.", file),
                    e);
        }
    }
}
