// SPDX-License-Identifier: EPL-2.0
package org.vitrine.lookingglass.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.vitrine.core.GlassReader;
import org.vitrine.core.GlassReport;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;

/** Looks into files and kvmfr's devices. Thread-safe. */
@Component
public final class SharedMemoryReader implements GlassReader {
    // the client gives a session up after one second
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final String KVMFR = "kvmfr\\d+";
    private final Duration patience;

    /** Made by Declarative Services. */
    @Activate
    public SharedMemoryReader() {
        this(PATIENCE);
    }

    /** @param patience how long a clock must stand still to have stopped */
    SharedMemoryReader(Duration patience) {
        this.patience = patience;
    }

    @Override
    public GlassReport read(Path path, Progress progress) throws VitrineException {
        progress.now(Text.of("Looking whether somebody writes to {0}", path));
        try (Memory memory = open(path)) {
            return new Look(memory, patience, progress).report();
        } catch (IOException e) {
            throw new VitrineException(unreadable(path, e), e);
        }
    }

    private static Memory open(Path path) throws IOException, VitrineException {
        Path real = path.toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        if (attributes.isRegularFile()) {
            return new FileMemory(real);
        }
        // other devices may do something when they are opened, and a pipe waits
        if (attributes.isOther() && String.valueOf(real.getFileName()).matches(KVMFR)) {
            return new DeviceMemory(real);
        }
        throw new VitrineException(Text.of(
                "{0}: this is neither a file nor a device of kvmfr; name the machine's shared memory, /dev/shm/looking-glass "
                        + "for example.",
                path));
    }

    private static Text unreadable(Path path, IOException fault) {
        return switch (fault) {
            case NoSuchFileException missing -> Text.of(
                    "{0}: there is no such memory; start the machine that has it, or check the name.", path);
            case AccessDeniedException denied -> Text.of(
                    "{0}: you may not read this memory; join the group that it belongs to, or change its permissions.",
                    path);
            case FileSystemException named -> Text.of("{0}: this memory cannot be read ({1}).", path,
                    String.valueOf(named.getReason()));
            default -> Text.of("{0}: this memory cannot be read ({1}).", path, String.valueOf(fault.getMessage()));
        };
    }
}
