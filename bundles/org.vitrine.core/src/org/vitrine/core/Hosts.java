// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** The hosts that Vitrine knows. Thread-safe. */
@ProviderType
public interface Hosts {

    /** All hosts: this machine first, then those that were opened by name or saved. */
    List<Host> all();

    /** This machine; empty where nothing can look at it (no source for this operating system). */
    Optional<Host> local();

    /** A host as a person names it: {@code local}, or the id of a known one. */
    Optional<Host> find(String name);

    /**
     * The host of a name: {@code local}, {@code ssh://[USER@]HOST[:PORT]}, or the file of a recording, which ends in
     * {@code .vhost}. It is among {@link #all()} from then on, and the same for the same name. Nothing is read and nobody is
     * asked before it is scanned.
     *
     * @throws VitrineException when the name is none of these
     */
    Host open(String name) throws VitrineException;

    /** Whether this host is among the hosts after the next start as well. */
    boolean isSaved(Host host);

    /**
     * Opens a host and keeps it in a file of the user's, for the workbench and the command line.
     *
     * @param name  as for {@link #open}
     * @param label its name for a person
     * @throws VitrineException when the name is none, or the file cannot be written
     */
    Host save(String name, String label) throws VitrineException;

    /**
     * Closes a host that was opened by name and keeps it no longer. This machine stays.
     *
     * @throws VitrineException when the file cannot be written
     */
    void forget(Host host) throws VitrineException;

    /** Calls back after hosts came or went. */
    Subscription onChange(Runnable listener);
}
