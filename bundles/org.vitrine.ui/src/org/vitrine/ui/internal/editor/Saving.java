// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.part.FileEditorInput;
import org.vitrine.domain.DomainException;
import org.vitrine.ui.internal.editor.file.DomainDocuments;
import org.vitrine.ui.internal.editor.file.LocalFile;
import org.vitrine.ui.internal.editor.xml.XmlPage;
import org.vitrine.ui.internal.machine.MachineXml;

/** Saves an editor's text, and never writes over anything that a person has not agreed to lose. */
final class Saving implements XmlPage.Owner {
    /** How long saving waits for edits of the form that are being made, in nanoseconds. */
    static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    /** How often it looks whether they are, in milliseconds. */
    static final int LOOK_AGAIN = 20;

    private final DomainEditor editor;
    private final DomainDocuments documents;
    private long keptOver;
    private long askedAbout;

    Saving(DomainEditor editor, DomainDocuments documents) {
        this.editor = editor;
        this.documents = documents;
    }

    void save(IProgressMonitor monitor) {
        editor.flush();
        IEditorInput input = editor.getEditorInput();
        if (input instanceof MachineXml machine && machine.isDefined()) {
            new Defining(editor, documents).define(machine, monitor);
        } else if (!documents.isDeleted(input) && documents.isReadOnly(input)) {
            monitor.setCanceled(true);
            offerElsewhere(NLS.bind(Messages.Saving_readOnly, name()));
        } else if (mayReplace(input)) {
            editor.xml().store(true, monitor);
        } else {
            monitor.setCanceled(true);
        }
    }

    @Override
    public void saveAs() {
        editor.flush();
        Optional<Path> target = editor.questions().target(name());
        if (target.isPresent()) {
            try {
                IEditorInput saved = write(target.get());
                editor.moveTo(saved);
            } catch (IOException | CoreException | DomainException e) {
                editor.questions().tell(Messages.Questions_notSaved, String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public void changedOnDisk() {
        IEditorInput input = editor.getEditorInput();
        if (documents.isDeleted(input)) {
            documents.setCanSaveDocument(input);
            editor.questions().tell(Messages.Questions_changedTitle, NLS.bind(Messages.Saving_deleted, name()));
        } else if (documents.canSaveDocument(input)) {
            // an answer puts the editor in front again, which looks at the file again
            if (askedAbout != documents.getModificationStamp(input)) {
                mayReplace(input);
            }
        } else {
            reload(input);
        }
    }

    @Override
    public void notSaved(CoreException failure) {
        offerElsewhere(failure.getStatus().getMessage());
    }

    /** Whether the file is as it was when it was read, or the person wants the text here nevertheless. */
    private boolean mayReplace(IEditorInput input) {
        if (documents.isSynchronized(input) || documents.isDeleted(input)
                || keptOver == documents.getModificationStamp(input)) {
            return true;
        }
        askedAbout = documents.getModificationStamp(input);
        return switch (editor.questions().changedOnDisk(name())) {
            case KEEP -> {
                keptOver = askedAbout;
                yield true;
            }
            case RELOAD -> {
                reload(input);
                yield false;
            }
            case LATER -> false;
        };
    }

    private void reload(IEditorInput input) {
        try {
            documents.resetDocument(input);
            editor.connect();
        } catch (CoreException e) {
            editor.questions().tell(name(), e.getStatus().getMessage());
        }
    }

    private void offerElsewhere(String sentence) {
        if (editor.questions().saveElsewhere(sentence)) {
            saveAs();
        }
    }

    private IEditorInput write(Path target) throws IOException, CoreException {
        byte[] content = documents.bytes(editor.getEditorInput());
        IFile[] known = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(target.toUri());
        new LocalFile(target, Optional.empty()).write(content, new NullProgressMonitor());
        if (known.length == 0) {
            return new FileStoreEditorInput(EFS.getLocalFileSystem().fromLocalFile(target.toFile()));
        }
        known[0].refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
        return new FileEditorInput(known[0]);
    }

    private String name() {
        return documents.name(editor.getEditorInput());
    }
}
