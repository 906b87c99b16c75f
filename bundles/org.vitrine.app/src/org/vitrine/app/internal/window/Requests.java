// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.window;

import java.nio.file.Path;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.Parameterization;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.vitrine.app.internal.handover.Request;
import org.vitrine.ui.VitrineUi;

/**
 * Does in a window what it is asked.
 *
 * @param window the window
 */
record Requests(IWorkbenchWindow window) {

    /** From any thread; returns at once. */
    void later(Request request) {
        window.getWorkbench().getDisplay().asyncExec(() -> {
            raise();
            perform(request);
        });
    }

    private void raise() {
        Shell shell = window.getShell();
        if (shell != null && !shell.isDisposed()) {
            shell.setMinimized(false);
            shell.forceActive();
        }
    }

    /** On the UI thread. */
    void perform(Request request) {
        switch (request) {
            case Request.Raise raise -> {
                // raised already
            }
            case Request.OpenFile(Path file) -> open(file);
            case Request.OpenConnection(String uri) -> connect(uri);
        }
    }

    private void open(Path file) {
        IWorkbenchPage page = window.getActivePage();
        if (page == null) {
            return;
        }
        try {
            IDE.openEditor(page, input(file), editor(file));
        } catch (PartInitException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    /** Our editor for this kind of file; whatever is no other's may be a domain, and the Domain editor says why it is none. */
    private String editor(Path file) {
        @Nullable
        IEditorDescriptor usual = window.getWorkbench().getEditorRegistry().getDefaultEditor(file.toString());
        return usual != null && usual.getId().startsWith(VitrineUi.BUNDLE) ? usual.getId() : VitrineUi.DOMAIN_EDITOR;
    }

    private static IEditorInput input(Path file) {
        IFile[] inWorkspace = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(file.toUri());
        return inWorkspace.length > 0
                ? new FileEditorInput(inWorkspace[0])
                : new FileStoreEditorInput(EFS.getLocalFileSystem().getStore(file.toUri()));
    }

    private void connect(String uri) {
        showMachines();
        try {
            Command add = window.getService(ICommandService.class).getCommand(VitrineUi.ADD_CONNECTION);
            ParameterizedCommand command = new ParameterizedCommand(add,
                    new Parameterization[]{new Parameterization(add.getParameter(VitrineUi.CONNECTION_URI), uri)});
            window.getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    /** Who asks for a connection wants to see its machines. */
    private void showMachines() {
        IWorkbenchPage page = window.getActivePage();
        if (page != null) {
            try {
                page.showView(VitrineUi.MACHINES_VIEW);
            } catch (PartInitException e) {
                tell(String.valueOf(e.getMessage()));
            }
        }
    }

    private void tell(String sentence) {
        MessageDialog.openError(window.getShell(), Messages.Title, sentence);
    }
}
