// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Encoded;
import org.vitrine.host.Text;

/**
 * A domain in a file.
 *
 * @param path    the file
 * @param encoded its text and how it was encoded
 * @param domain  the text as a domain
 */
record DomainFile(Path path, Encoded encoded, Domain domain) {

    static DomainFile read(Path path) throws VitrineException {
        try (InputStream in = Files.newInputStream(path)) {
            // one byte more than the limit is enough to be refused for its size
            Encoded encoded = Encoded.of(in.readNBytes(Domain.LIMIT + 1));
            return new DomainFile(path, encoded, Domain.of(encoded.text()));
        } catch (NoSuchFileException e) {
            throw new UnusableException(Text.of("There is no file {0}.", path), e);
        } catch (AccessDeniedException e) {
            throw new UnusableException(Text.of("{0} may not be read by you. Change its permissions or become its owner.",
                    path), e);
        } catch (DomainException e) {
            throw new UnusableException(Text.of("{0}{1}: {2}", path, e.position().map(at -> ":" + at).orElse(""),
                    String.valueOf(e.getMessage())), e);
        } catch (IOException e) {
            throw new UnusableException(Text.of("{0} cannot be read: {1}.", path, String.valueOf(e.getMessage())), e);
        }
    }

    /** Writes another version of the domain: a new file beside the target that takes its place at once, or not at all. */
    void write(Domain changed, Path target) throws VitrineException {
        try {
            Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            if (Files.exists(real) && !Files.isWritable(real)) {
                throw new AccessDeniedException(real.toString());
            }
            Path fresh = Files.createTempFile(real.getParent(), ".vitrine", ".xml");
            try {
                Files.write(fresh, encoded.withText(changed.text()).bytes());
                keepPermissions(real, fresh);
                Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UnusableException(
                    Text.of("{0} cannot be written; nothing was changed. Use -o FILE to write elsewhere.", target), e);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        var fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (Files.exists(from)) {
            fresh.setPermissions(Files.getPosixFilePermissions(from));
        } else {
            fresh.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
