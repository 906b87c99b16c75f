// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.vitrine.core.Dialects;
import org.vitrine.core.Hosts;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.provider.Dialect;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.Loss;
import org.vitrine.provider.Translation;
import org.vitrine.ui.internal.Problems;

/** Writes the domain of the active editor in the dialect that {@code plugin.xml} names behind the class, and opens it. */
public final class SaveAsDialect extends AbstractHandler implements IExecutableExtension {
    private static final String EDITOR = "org.vitrine.ui.libvfioEditor";
    private String id = "";

    @Override
    public void setInitializationData(IConfigurationElement config, String property, @Nullable Object data) {
        id = String.valueOf(data);
    }

    @Override
    public @Nullable Object execute(ExecutionEvent event) {
        IEditorPart editor = HandlerUtil.getActiveEditor(event);
        Domain domain = editor == null ? null : editor.getAdapter(Domain.class);
        if (editor == null || domain == null) {
            return null;
        }
        Dialects dialects = editor.getSite().getService(Dialects.class);
        Optional<Dialect> dialect = dialects.find(id);
        FileDialog dialog = new FileDialog(editor.getSite().getShell(), SWT.SAVE | SWT.SHEET);
        dialog.setText(Messages.Save_title);
        dialog.setOverwrite(true);
        dialog.setFileName(
                domain.name().orElse("machine") + "." + dialect.map(one -> one.info().extension()).orElse(""));
        @Nullable
        String picked = dialect.isEmpty() ? null : dialog.open();
        if (picked != null) {
            HostSnapshot host = editor.getSite().getService(Hosts.class).local().flatMap(one -> one.latest())
                    .orElseGet(HostSnapshot::nothingKnown);
            List<Loss> losses = save(editor.getSite().getPage(), dialect.get(), domain, host, Path.of(picked));
            if (!losses.isEmpty()) {
                MessageDialog.openInformation(editor.getSite().getShell(), Messages.Save_title, losses.stream()
                        .map(loss -> loss.part() + ": " + loss.why()).collect(Collectors.joining("\n")));
            }
        }
        return null;
    }

    /** Writes and opens; what is not carried. */
    static List<Loss> save(IWorkbenchPage page, Dialect dialect, Domain domain, HostSnapshot host, Path target) {
        try {
            Translation made = dialect.write(domain, host);
            IEditorInput input = NewFiles.write(target, made.text());
            IDE.openEditor(page, input, EDITOR);
            return made.losses();
        } catch (DialectException | IOException | CoreException e) {
            Problems.show(Messages.Save_title, String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
