// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vitrine.ui.internal.machine.MachineXml;

/**
 * The definition of a machine that libvirt keeps. It is edited like a file, and saved by defining the machine, which the editor
 * does in the background.
 *
 * @param input the machine
 */
public record Definition(MachineXml input) implements DomainFile {

    @Override
    public String name() {
        return input.getName();
    }

    @Override
    public byte[] read() {
        return input.text().getBytes(StandardCharsets.UTF_8);
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
        return false;
    }

    @Override
    public boolean isEditable() {
        return true;
    }
}
