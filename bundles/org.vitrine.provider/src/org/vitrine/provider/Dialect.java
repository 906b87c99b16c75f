// SPDX-License-Identifier: EPL-2.0
package org.vitrine.provider;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;

/**
 * Another way to write a machine down than libvirt's domain XML. It translates both ways and says what it could not carry.
 * Stateless, pure and thread-safe; registered as an OSGi service. The core calls it on a bounded thread with a deadline.
 */
@ConsumerType
public interface Dialect {

    /** Who it is. */
    DialectInfo info();

    /**
     * Whether a file looks like one of this dialect, by its name and a look at its text; whether it is a sound one is what
     * {@link #parse} says.
     *
     * @param fileName the last segment of its path
     */
    boolean recognises(String fileName, String text);

    /**
     * The document in a text.
     *
     * @throws DialectException when it is none; its message is one sentence for a person
     */
    SourceDocument parse(String text) throws DialectException;

    /**
     * Domain XML that means the same, and what it does not carry.
     *
     * @param document one that {@link #parse} made
     * @param host     where the machine is to run: answers what a document leaves to its host, and may know nothing
     * @throws DialectException when no machine can be made of it at all
     */
    Translation read(SourceDocument document, HostSnapshot host) throws DialectException;

    /**
     * A text of this dialect that means the same as a domain, and what it does not carry.
     *
     * @param host where the machine runs; may know nothing
     * @throws DialectException when the dialect has no way to say what makes the machine one
     */
    Translation write(Domain domain, HostSnapshot host) throws DialectException;

    /** Whether its documents are command lines of QEMU, so that {@link #missing} can tell what libvirt makes of them. */
    default boolean isCommandLine() {
        return false;
    }

    /**
     * What a document says that the command line which libvirt makes of its translation does not say. What each side chooses
     * for itself, such as ids, does not count.
     *
     * @param made libvirt's own command line of the domain that {@link #read} gave
     * @throws DialectException when the made one cannot be read
     */
    default List<Loss> missing(SourceDocument document, String made) throws DialectException {
        return List.of();
    }

    /**
     * The questions about documents of this dialect; they find the document in {@link Situation#source()}, and the domain it
     * was translated to in {@link Situation#domain()}.
     */
    default List<Check> checks() {
        return List.of();
    }
}
