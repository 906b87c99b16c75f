// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.domain.Domain;

/**
 * Virtual machines, wherever they run. Connections are known without being open: this machine's system and session
 * daemons where they exist, the embedded driver, and those a person saved. Thread-safe.
 */
@ProviderType
public interface Machines {

    /** All known connections: system, session, embedded, then saved ones by name. */
    List<Connection> connections();

    /**
     * The connection to a URI, known or not; it is not opened. Unknown ones are forgotten with the process unless saved.
     *
     * @throws VitrineException when the URI is none, or nothing handles it (libvirt is missing: the sentence says how to
     *                          install it)
     */
    Connection connection(String uri) throws VitrineException;

    /** The embedded driver's connection, for machines that are only a file; empty where there is none. */
    Optional<Connection> embedded();

    /** Remembers a connection by URI and name across restarts; its password is not part of it. */
    void save(String uri, String name) throws VitrineException;

    /** Forgets a saved connection and closes it. */
    void forget(String uri) throws VitrineException;

    /**
     * Starts a machine from a domain that is only a document: asks the preflight, then libvirt. It lives until it is shut
     * down, longer than this process.
     *
     * @param acknowledged ids of checks whose BLOCK the person has seen and overrules
     * @throws BlockedException when a check blocks that was not acknowledged; nothing was started
     * @throws VitrineException when libvirt refuses (the name is taken, QEMU is missing, the guest died at start, a socket
     *                          path is too long …) or the progress was cancelled; nothing is left running
     */
    Machine start(Connection connection, Domain domain, Set<String> acknowledged, Progress progress)
            throws VitrineException;

    /** Calls back after connections came, went, opened or closed, and after machines came, went or changed state. */
    Subscription onChange(Runnable listener);
}
