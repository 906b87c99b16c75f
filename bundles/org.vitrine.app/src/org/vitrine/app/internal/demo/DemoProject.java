// SPDX-License-Identifier: EPL-2.0
package org.vitrine.app.internal.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.vitrine.host.HostSnapshot;

/**
 * The example project with its one machine.
 *
 * @param root the workspace's root
 */
record DemoProject(IWorkspaceRoot root) {
    private static final String PROJECT = "Vitrine Example";
    private static final String FILE = "demo.xml";

    /**
     * Makes the project and the file. A file that still names this guest's kernel is the person's own by now and stays.
     *
     * @throws CoreException when the workspace cannot be written
     * @throws IOException   when the bundle lacks its template or the file cannot be read
     */
    IFile prepare(Guest guest, HostSnapshot host, IProgressMonitor monitor) throws CoreException, IOException {
        IProject project = root.getProject(PROJECT);
        if (!project.exists()) {
            project.create(monitor);
        }
        project.open(monitor);
        IFile file = project.getFile(FILE);
        if (!file.exists() || !new String(file.getContents(true).readAllBytes(), StandardCharsets.UTF_8)
                .contains(guest.kernel().toString())) {
            byte[] text = DemoXml.of(guest, host).getBytes(StandardCharsets.UTF_8);
            file.write(text, true, false, true, monitor);
        }
        return file;
    }
}
