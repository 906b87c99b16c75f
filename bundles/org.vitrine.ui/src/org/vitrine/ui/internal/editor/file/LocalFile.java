// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vitrine.domain.Domain;

/**
 * A file on this machine, of the workspace or not.
 *
 * @param path     where it is
 * @param resource the workspace's view of it, which is told of changes
 */
public record LocalFile(Path path, Optional<IFile> resource) implements DomainFile {
    private static final Set<PosixFilePermission> WRITE = PosixFilePermissions.fromString("-w--w--w-");

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public byte[] read() throws IOException {
        try {
            // a pipe or a device would block or never end
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new IOException(NLS.bind(Messages.LocalFile_notRegular, path));
            }
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes(Domain.LIMIT + 1);
            }
        } catch (NoSuchFileException e) {
            throw new IOException(NLS.bind(Messages.LocalFile_missing, path), e);
        } catch (AccessDeniedException e) {
            throw new IOException(NLS.bind(Messages.LocalFile_denied, path), e);
        }
    }

    @Override
    public void write(byte[] content, IProgressMonitor monitor) throws IOException, CoreException {
        if (resource.isEmpty()) {
            AtomicWrite.to(path, content);
            return;
        }
        IFile file = resource.get();
        IOException[] failure = new IOException[1];
        file.getWorkspace().run((ICoreRunnable) inside -> {
            try {
                AtomicWrite.to(path, content);
            } catch (IOException e) {
                failure[0] = e;
            }
            file.refreshLocal(IResource.DEPTH_ZERO, inside);
        }, file.getParent(), 0, monitor);
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    @Override
    public Stamp stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(Integer.toUnsignedLong(Objects.hash(now.lastModifiedTime(), now.size(), now.fileKey())));
        } catch (IOException e) {
            return Stamp.ABSENT;
        }
    }

    @Override
    public boolean isReadOnly() {
        return Files.exists(path) && (!Files.isWritable(path) || isProtected());
    }

    /** Root may write anything, and yet means something by taking everybody's permission away. */
    private boolean isProtected() {
        try {
            return Collections.disjoint(Files.getPosixFilePermissions(path), WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public boolean isEditable() {
        return true;
    }
}
