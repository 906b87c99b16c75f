// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.Background;

/** Writes the picture rate of the last hour to a CSV file that a person chooses. */
final class RateFile {

    private RateFile() {
    }

    /** Asks where to and writes in the background. To be called on the UI thread. */
    static void save(Shell shell, String machine, RateLog log) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(Messages.Rate_title);
        dialog.setFilterExtensions(new String[]{"*.csv"});
        dialog.setFileName(machine + "-picture-rate.csv");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            Path file = Path.of(chosen.endsWith(".csv") ? chosen : chosen + ".csv");
            String csv = log.csv();
            Background.run(NLS.bind(Messages.Job_write, file), progress -> write(csv, file));
        }
    }

    private static void write(String csv, Path file) throws VitrineException {
        try {
            Files.writeString(file, csv);
        } catch (IOException e) {
            throw new VitrineException(
                    Text.of("The table could not be written to {0}. Choose another folder.", file.toString()), e);
        }
    }
}
