// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Writes a file of the user's beside its place, so that what is there is the old or the new one at any time. */
final class AtomicText {

    /** Writes the content. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private AtomicText() {
    }

    /**
     * Writes. Folders on the way are made. A link stays one: people keep their files elsewhere. Others may not read it.
     * What is no regular file, a pipe for example, is written into.
     */
    static void write(Path file, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                content.write(out);
            }
            return;
        }
        Path folder = Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Path fresh = Files.createTempFile(folder, "vitrine", ".new");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                content.write(out);
            }
            replace(target, fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void replace(Path target, Path fresh) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
