// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.file.Path;

import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.domain.DomainException;

/**
 * A domain in a file.
 *
 * @param file   the file
 * @param domain its text as a domain
 */
record DomainFile(InputFile file, Domain domain) {

    /** Reads a file; whatever is wrong with it is one sentence that begins with {@code path[:line:column]}. */
    static DomainFile read(Path path) throws VitrineException {
        return of(InputFile.read(path));
    }

    static DomainFile of(InputFile file) throws VitrineException {
        try {
            return new DomainFile(file, Domain.of(file.encoded().text()));
        } catch (DomainException e) {
            throw file.refusal(e);
        }
    }

    Path path() {
        return file.path();
    }

    /** Another version of the domain as bytes in this file's encoding. */
    byte[] bytes(Domain changed) throws VitrineException {
        try {
            return file.encoded().withText(changed.text()).bytes();
        } catch (DomainException e) {
            throw file.refusal(e);
        }
    }

    /** Writes another version of the domain at once, or not at all. */
    void write(Domain changed, Path target) throws VitrineException {
        InputFile.write(target, bytes(changed));
    }
}
