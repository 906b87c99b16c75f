// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.newmachine;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Where a new machine's file is in the workspace. */
final class MachineFile {
    private static final String PROJECT = "Machines";

    private MachineFile() {
    }

    /** A path that is free. */
    static String pathFor(String name) {
        String plain = name.replaceAll("[/\\\\:*?\"<>|]", "_");
        String path = "/" + PROJECT + "/" + plain + ".xml";
        for (int i = 2; exists(path); i++) {
            path = "/" + PROJECT + "/" + plain + "-" + i + ".xml";
        }
        return path;
    }

    private static boolean exists(String path) {
        return ResourcesPlugin.getWorkspace().getRoot().exists(IPath.fromPortableString(path));
    }

    /** Why nothing can be written there; empty when it can. */
    static Optional<String> problem(String path) {
        var status = ResourcesPlugin.getWorkspace().validatePath(path, IResource.FILE);
        if (!status.isOK()) {
            return Optional.of(String.valueOf(status.getMessage()));
        }
        if (!path.endsWith(".xml")) {
            return Optional.of(Messages.Preview_notXml);
        }
        return exists(path) ? Optional.of(Messages.Preview_exists) : Optional.empty();
    }

    /** Writes a new file, and makes its project and folders. */
    static IFile write(String path, String text) throws CoreException {
        IWorkspaceRoot root = ResourcesPlugin.getWorkspace().getRoot();
        IProgressMonitor monitor = new NullProgressMonitor();
        IFile file = root.getFile(IPath.fromPortableString(path));
        IProject project = file.getProject();
        if (!project.exists()) {
            project.create(monitor);
        }
        project.open(monitor);
        if (file.getParent() instanceof IFolder folder) {
            make(folder, monitor);
        }
        file.write(text.getBytes(StandardCharsets.UTF_8), false, false, false, monitor);
        return file;
    }

    private static void make(IFolder folder, IProgressMonitor monitor) throws CoreException {
        if (folder.getParent() instanceof IFolder above) {
            make(above, monitor);
        }
        if (!folder.exists()) {
            folder.create(false, true, monitor);
        }
    }
}
