// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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

    /** Reads a file; whatever is wrong with it is one sentence that begins with {@code path[:line:column]}. */
    static DomainFile read(Path path) throws VitrineException {
        try (InputStream in = Files.newInputStream(path)) {
            // one byte more than the limit is enough to be refused for its size
            byte[] bytes = in.readNBytes(Domain.LIMIT + 1);
            if (bytes.length > Domain.LIMIT) {
                throw new UnusableException("{0}: this is larger than the {1} MiB that are taken for a domain; "
                        + "name a domain's XML, not a disk or a log.", path, Domain.LIMIT >> 20);
            }
            Encoded encoded = Encoded.of(bytes);
            return new DomainFile(path, encoded, Domain.of(encoded.text()));
        } catch (DomainException e) {
            throw refusal(path, e);
        } catch (IOException e) {
            throw new UnusableException(unreadable(path, e), e);
        }
    }

    /** Why a file could not be read, and what to do. */
    static Text unreadable(Path path, IOException fault) {
        return switch (fault) {
            case NoSuchFileException missing -> Text.of("{0}: there is no such file; check its name.", path);
            case AccessDeniedException denied ->
                Text.of("{0}: you may not read this file; change its permissions or become its owner.", path);
            default -> Text.of("{0}: this cannot be read ({1}); name a domain's XML file.", path, reason(fault));
        };
    }

    private static String reason(IOException fault) {
        return String.valueOf(fault instanceof FileSystemException named ? named.getReason() : fault.getMessage());
    }

    /** The place goes where compilers put it, out of the sentence that names it as well. */
    private static UnusableException refusal(Path path, DomainException fault) {
        String place = fault.position().map(at -> ":" + at.line() + ":" + at.column()).orElse("");
        String sentence = String.valueOf(fault.getMessage()).replaceFirst("^Line \\d+(, column \\d+)?: ", "");
        return new UnusableException(Text.of("{0}{1}: {2}", path, place, sentence), fault);
    }

    /** Another version of the domain as bytes in this file's encoding. */
    byte[] bytes(Domain changed) throws VitrineException {
        try {
            return encoded.withText(changed.text()).bytes();
        } catch (DomainException e) {
            throw refusal(path, e);
        }
    }

    /** Writes another version of the domain at once, or not at all. */
    void write(Domain changed, Path target) throws VitrineException {
        byte[] content = bytes(changed);
        try {
            AtomicFile.write(target, content);
        } catch (IOException e) {
            throw new UnusableException(
                    Text.of("{0}: this cannot be written ({1}) and nothing was changed; use -o FILE to write "
                            + "elsewhere.", target, reason(e)),
                    e);
        }
    }
}
