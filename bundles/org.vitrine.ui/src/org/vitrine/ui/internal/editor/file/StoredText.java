// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import java.io.IOException;
import java.io.InputStream;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IStorageEditorInput;
import org.vitrine.domain.Domain;

/**
 * Text that is no file, such as the XML of a machine; to be looked at.
 *
 * @param input what holds it
 */
public record StoredText(IStorageEditorInput input) implements DomainFile {

    @Override
    public String name() {
        return input.getName();
    }

    @Override
    public byte[] read() throws IOException {
        try (InputStream in = input.getStorage().getContents()) {
            return in.readNBytes(Domain.LIMIT + 1);
        } catch (CoreException e) {
            throw new IOException(e.getStatus().getMessage(), e);
        }
    }

    @Override
    public void write(byte[] content, IProgressMonitor monitor) throws IOException {
        throw new IOException(NLS.bind(Messages.StoredText_readOnly, name()));
    }

    @Override
    public Stamp stamp() {
        return new Stamp(0);
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public boolean isEditable() {
        return false;
    }
}
