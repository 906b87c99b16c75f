// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * libvirt's schema of domains on this machine, read when first asked for and shared by all editors; given up when memory is
 * short. For background threads: reading takes a tenth of a second. Thread-safe.
 */
@Component(service = SchemaLibrary.class)
public final class SchemaLibrary {
    // packages of distributions, and what people build themselves
    private static final List<Path> PLACES = List.of(Path.of("/usr/share/libvirt/schemas/domain.rng"),
            Path.of("/usr/local/share/libvirt/schemas/domain.rng"));

    /**
     * A schema that was read.
     *
     * @param file      where it is
     * @param grammar   what may stand where
     * @param validator says what is wrong
     */
    public record Read(Path file, Grammar grammar, Validator validator) {
    }

    private final List<Path> places;
    private @Nullable SoftReference<Read> known;

    /** Of this machine's libvirt. */
    @Activate
    public SchemaLibrary() {
        this(PLACES);
    }

    /** Of the first of these files that is there. */
    SchemaLibrary(List<Path> places) {
        this.places = places;
    }

    /** The schema; empty where libvirt has not installed one, or one that cannot be used, which the log then tells. */
    public synchronized Optional<Read> schema() {
        SoftReference<Read> kept = known;
        Read read = kept == null ? null : kept.get();
        if (read == null) {
            Optional<Read> fresh = places.stream().filter(Files::isReadable).findFirst().flatMap(SchemaLibrary::read);
            fresh.ifPresent(one -> known = new SoftReference<>(one));
            return fresh;
        }
        return Optional.of(read);
    }

    private static Optional<Read> read(Path file) {
        try {
            return Optional.of(new Read(file, GrammarReader.read(file), Validator.read(file)));
        } catch (IOException e) {
            ILog.of(SchemaLibrary.class).warn(e.getMessage(), e);
            return Optional.empty();
        }
    }
}
