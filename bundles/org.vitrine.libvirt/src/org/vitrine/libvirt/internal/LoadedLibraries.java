// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

/** Native libraries of this process, as the kernel maps them ({@code /proc/self/maps}). */
final class LoadedLibraries {

    private LoadedLibraries() {
    }

    /** The folder of the first library whose file name starts so; empty when none is loaded. */
    static Optional<Path> folderOf(String fileName) {
        try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains("/" + fileName))
                    .map(line -> Path.of(line.substring(line.indexOf('/')))).map(LoadedLibraries::parent).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path parent(Path file) {
        @Nullable
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }
}
