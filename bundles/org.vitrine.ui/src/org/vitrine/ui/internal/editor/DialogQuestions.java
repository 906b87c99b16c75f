// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.vitrine.ui.internal.editor.form.DifferenceDialog;

/**
 * Asks in dialogs.
 *
 * @param shell over which window
 */
record DialogQuestions(Supplier<Shell> shell) implements Questions {

    @Override
    public Fate changedOnDisk(String name) {
        int answer = MessageDialog.open(MessageDialog.QUESTION, shell.get(), Messages.Questions_changedTitle,
                NLS.bind(Messages.Questions_changed, name), SWT.NONE, Messages.Questions_keep,
                Messages.Questions_reload,
                IDialogConstants.CANCEL_LABEL);
        return switch (answer) {
            case 0 -> Fate.KEEP;
            case 1 -> Fate.RELOAD;
            default -> Fate.LATER;
        };
    }

    @Override
    public boolean saveElsewhere(String sentence) {
        return MessageDialog.open(MessageDialog.WARNING, shell.get(), Messages.Questions_notSaved, sentence, SWT.NONE,
                Messages.Questions_saveAs, IDialogConstants.CANCEL_LABEL) == 0;
    }

    @Override
    public Optional<Path> target(String proposal) {
        FileDialog dialog = new FileDialog(shell.get(), SWT.SAVE | SWT.SHEET);
        dialog.setText(Messages.Questions_saveAsTitle);
        dialog.setOverwrite(true);
        Path proposed = Path.of(proposal);
        @Nullable
        Path folder = proposed.getParent();
        if (folder != null) {
            dialog.setFilterPath(folder.toString());
        }
        dialog.setFileName(String.valueOf(proposed.getFileName()));
        @Nullable
        String picked = dialog.open();
        return picked == null ? Optional.empty() : Optional.of(Path.of(picked));
    }

    @Override
    public void show(String title, String sentence, String difference) {
        new DifferenceDialog(shell.get(), title, sentence, difference).open();
    }

    @Override
    public void tell(String title, String sentence) {
        MessageDialog.openError(shell.get(), title, sentence);
    }
}
