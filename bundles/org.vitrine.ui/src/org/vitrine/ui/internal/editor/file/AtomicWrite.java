// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;
import org.vitrine.core.AtomicFile;

/** Replaces a file as a whole, and says in the workbench's words why it could not. */
final class AtomicWrite {

    private AtomicWrite() {
    }

    /**
     * Writes, as {@link AtomicFile#write} does.
     *
     * @throws IOException when that was not possible; the message is for a person and the file is as it was
     */
    static void to(Path path, byte[] content) throws IOException {
        Path folder = (Files.exists(path) ? path.toRealPath() : path.toAbsolutePath()).getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException(NLS.bind(Messages.AtomicWrite_noFolder, path));
        }
        try {
            AtomicFile.write(path, content);
        } catch (AccessDeniedException e) {
            throw new IOException(NLS.bind(Messages.AtomicWrite_denied, folder), e);
        } catch (FileSystemException e) {
            throw new IOException(NLS.bind(Messages.AtomicWrite_failed, path, reason(e)), e);
        } catch (IOException e) {
            throw new IOException(NLS.bind(Messages.AtomicWrite_failed, path, e.getMessage()), e);
        }
    }

    private static String reason(FileSystemException e) {
        String reason = e.getReason();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
