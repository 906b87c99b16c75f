// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IStorageEditorInput;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.ide.ResourceUtil;
import org.vitrine.ui.internal.machine.MachineXml;

/** Where a domain's text is kept. Reads and writes wait for the disk only. */
public sealed interface DomainFile permits LocalFile, StoredText, Definition {

    /**
     * A state of the content, to see whether somebody else changed it.
     *
     * @param number the same number means the same content
     */
    record Stamp(long number) {
        /** There is no content. */
        static final Stamp ABSENT = new Stamp(-1);
    }

    /**
     * The file of an editor's input.
     *
     * @throws IOException when the input has none that can be reached
     */
    static DomainFile of(IEditorInput input) throws IOException {
        IFile resource = ResourceUtil.getFile(input);
        if (resource != null) {
            IPath location = resource.getLocation();
            if (location != null) {
                return new LocalFile(location.toPath(), Optional.of(resource));
            }
        } else if (input instanceof IURIEditorInput located) {
            URI uri = located.getURI();
            if ("file".equals(uri.getScheme())) {
                return new LocalFile(Path.of(uri), Optional.empty());
            }
        } else if (input instanceof MachineXml machine && machine.isDefined()) {
            return new Definition(machine);
        } else if (input instanceof IStorageEditorInput stored) {
            return new StoredText(stored);
        }
        throw new IOException(NLS.bind(Messages.DomainFile_notLocal, input.getName()));
    }

    /** Its name for a person. */
    String name();

    /**
     * The content, as far as {@link org.vitrine.domain.Domain#LIMIT} and one byte more.
     *
     * @throws IOException when it cannot be read; the message is for a person
     */
    byte[] read() throws IOException;

    /**
     * Replaces the content as a whole or not at all.
     *
     * @throws IOException when it cannot be written; the message is for a person and the old content still stands
     * @throws CoreException when it was written but the workspace could not take notice
     */
    void write(byte[] content, IProgressMonitor monitor) throws IOException, CoreException;

    /** The state of the content now. */
    Stamp stamp();

    /** Whether it exists and must not be written. */
    boolean isReadOnly();

    /** Whether text in it may be typed over; what cannot be saved under its own name still can under another. */
    boolean isEditable();
}
