// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.libvfio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.ide.FileStoreEditorInput;
import org.eclipse.ui.part.FileEditorInput;
import org.vitrine.ui.internal.editor.file.LocalFile;

/** Files that a translation is written to. */
final class NewFiles {

    private NewFiles() {
    }

    /** A free path beside an input's file with another ending; empty when the input is no local file. */
    static Optional<Path> beside(IEditorInput input, String ending) {
        return Optional.of(input).filter(IURIEditorInput.class::isInstance).map(IURIEditorInput.class::cast)
                .map(IURIEditorInput::getURI).filter(uri -> "file".equals(uri.getScheme())).map(Path::of).map(path -> {
                    String name = String.valueOf(path.getFileName()).replaceFirst("\\.[^.]*$", "");
                    Path free = path.resolveSibling(name + ending);
                    for (int i = 2; Files.exists(free); i++) {
                        free = path.resolveSibling(name + "-" + i + ending);
                    }
                    return free;
                });
    }

    /**
     * Writes a text and gives the input to open it with.
     *
     * @throws IOException   when that was not possible
     * @throws CoreException when the workspace does not take it
     */
    static IEditorInput write(Path target, String text) throws IOException, CoreException {
        new LocalFile(target, Optional.empty()).write(text.getBytes(StandardCharsets.UTF_8), new NullProgressMonitor());
        IFile[] known = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(target.toUri());
        if (known.length == 0) {
            return new FileStoreEditorInput(EFS.getLocalFileSystem().fromLocalFile(target.toFile()));
        }
        known[0].refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
        return new FileEditorInput(known[0]);
    }
}
