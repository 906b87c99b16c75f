// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.core.AtomicFile;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/**
 * A file of what the workbench shows, where a person wishes to have it.
 *
 * @param title  of the dialog that asks where to
 * @param name   what the file is called unless a person says otherwise, without its ending
 * @param ending with the point
 */
public record ChosenFile(String title, String name, String ending) {

    /**
     * Asks where to and writes in the background: a file that was there is the old or the new one, never a part. To be called on
     * the UI thread.
     *
     * @param content what is written; made in the background
     */
    public void save(Shell shell, Supplier<byte[]> content) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(title);
        dialog.setFilterExtensions(new String[]{"*" + ending});
        // a machine may be called what no file can be
        dialog.setFileName(name.replace('/', '-') + ending);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            Path file = Path.of(chosen.endsWith(ending) ? chosen : chosen + ending);
            Background.run(NLS.bind(Messages.ChosenFile_job, file), progress -> write(file, content.get()));
        }
    }

    static void write(Path file, byte[] content) throws VitrineException {
        try {
            AtomicFile.write(file, content);
        } catch (IOException e) {
            throw new VitrineException(
                    Text.of("{0} could not be written: {1}. Nothing was changed; choose another folder.", file, why(e)),
                    e);
        }
    }

    private static String why(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "you may not write there";
            case NoSuchFileException missing -> "there is no such folder";
            case FileSystemException named -> Objects.requireNonNullElse(named.getReason(), "it went wrong");
            default -> String.valueOf(e.getMessage());
        };
    }
}
