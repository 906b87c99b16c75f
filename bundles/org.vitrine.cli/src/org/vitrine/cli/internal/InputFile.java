// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.vitrine.core.AtomicFile;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;
import org.vitrine.domain.Encoded;
import org.vitrine.domain.Position;
import org.vitrine.host.Text;
import org.vitrine.provider.DialectException;

/**
 * A file that describes a machine, in whatever words.
 *
 * @param path    the file
 * @param encoded its text and how it was encoded
 */
record InputFile(Path path, Encoded encoded) {

    /** Reads a file; whatever is wrong with it is one sentence that begins with {@code path[:line:column]}. */
    static InputFile read(Path path) throws VitrineException {
        try (InputStream in = Files.newInputStream(path)) {
            // one byte more than the limit is enough to be refused for its size
            byte[] bytes = in.readNBytes(Domain.LIMIT + 1);
            if (bytes.length > Domain.LIMIT) {
                throw new UnusableException("{0}: this is larger than the {1} MiB that are taken for a machine; "
                        + "name a file that describes one, not a disk or a log.", path, Domain.LIMIT >> 20);
            }
            return new InputFile(path, Encoded.of(bytes));
        } catch (DomainException e) {
            throw refusal(path, e);
        } catch (IOException e) {
            throw new UnusableException(unreadable(path, e), e);
        }
    }

    String name() {
        return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
    }

    /** Why a file could not be read, and what to do. */
    static Text unreadable(Path path, IOException fault) {
        return switch (fault) {
            case NoSuchFileException missing -> Text.of("{0}: there is no such file; check its name.", path);
            case AccessDeniedException denied ->
                Text.of("{0}: you may not read this file; change its permissions or become its owner.", path);
            default -> Text.of("{0}: this cannot be read ({1}); name a file that describes a machine.", path,
                    reason(fault));
        };
    }

    private static String reason(IOException fault) {
        return String.valueOf(fault instanceof FileSystemException named ? named.getReason() : fault.getMessage());
    }

    UnusableException refusal(DomainException fault) {
        return refusal(path, fault);
    }

    /** The place goes where compilers put it, out of the sentence that names it as well. */
    private static UnusableException refusal(Path path, DomainException fault) {
        String sentence = String.valueOf(fault.getMessage()).replaceFirst("^Line \\d+(, column \\d+)?: ", "");
        return new UnusableException(Text.of("{0}{1}: {2}", path, place(fault.position()), sentence), fault);
    }

    UnusableException refusal(DialectException fault) {
        Optional<Position> at = fault.line().isPresent()
                ? Optional.of(new Position(fault.line().getAsInt(), fault.column().orElse(1)))
                : Optional.empty();
        return new UnusableException(Text.of("{0}{1}: {2}", path, place(at), String.valueOf(fault.getMessage())),
                fault);
    }

    private static String place(Optional<Position> position) {
        return position.map(at -> ":" + at.line() + ":" + at.column()).orElse("");
    }

    /** Writes a file at once, or not at all. */
    static void write(Path target, byte[] content) throws VitrineException {
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
