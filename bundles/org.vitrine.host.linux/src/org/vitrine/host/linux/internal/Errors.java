// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Says why a read failed in the kernel's words, which Java hides in types and messages. */
final class Errors {

    private Errors() {
    }

    /** Whether nothing stands at a path, rather than something that cannot be read. */
    static boolean meansAbsent(IOException e) {
        return e instanceof NoSuchFileException || e instanceof NotDirectoryException
                || e instanceof FileSystemException file && "Not a directory".equals(file.getReason());
    }

    static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException none -> "No such file or directory";
            case AccessDeniedException denied -> "Permission denied";
            case FileSystemLoopException loop -> "Too many levels of symbolic links";
            case FileSystemException other -> Objects.requireNonNullElse(other.getReason(), "Input/output error");
            default -> Objects.requireNonNullElse(e.getMessage(), "Input/output error");
        };
    }
}
