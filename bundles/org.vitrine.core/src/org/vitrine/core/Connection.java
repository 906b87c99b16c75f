// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;
import org.vitrine.provider.ConnectionInfo;
import org.vitrine.provider.Sample;

/** A connection to a hypervisor, open or not. Implemented by the libvirt bundle. Thread-safe; getters never wait. */
@ConsumerType
public interface Connection {

    /** What kind of connection it is. */
    enum Kind {
        /** This machine's daemon that runs as root. */
        SYSTEM,
        /** This user's daemon. */
        SESSION,
        /** The driver inside this process. */
        EMBEDDED,
        /** Anything else that has a URI. */
        OTHER
    }

    /** Whether it can be used. */
    enum State {
        /** Not opened yet, or closed on request. */
        CLOSED,
        /** Being opened. */
        OPENING,
        /** Usable. */
        OPEN,
        /** It could not be opened, or was lost; {@link Connection#problem()} says why. */
        FAILED
    }

    /** Its URI as libvirt reads it. */
    String uri();

    /** Its name for a person. */
    Text label();

    /** What kind it is. */
    Kind kind();

    /** Whether it can be used now. */
    State state();

    /**
     * Why it failed and what to do. Also present while it is open, for machines that were left running and could not be taken
     * over.
     */
    Optional<Text> problem();

    /** What checks may know of it. */
    ConnectionInfo info();

    /**
     * Opens it if it is not open: looks for the daemon, asks for a password where one is needed, and adopts machines that
     * run already.
     *
     * @throws VitrineException when it cannot be opened or the progress was cancelled
     */
    void open(Progress progress) throws VitrineException;

    /** Closes it; machines go on. */
    void close();

    /** Its machines as last told by events, by name; none while it is not open. */
    List<Machine> machines();

    /**
     * Creates a machine that is not defined and starts it.
     *
     * @throws VitrineException as {@link Machines#start}
     */
    Machine create(Domain domain, Progress progress) throws VitrineException;

    /**
     * Defines a machine, or changes the definition of the one that has the same UUID. It is not started, and one that runs goes
     * on as it is until its next start.
     *
     * @return the machine; what libvirt made of the document is its {@link Machine#definition}
     * @throws VitrineException when libvirt refuses the document, the connection keeps no definitions, or the progress was
     *                          cancelled
     */
    default Machine define(Domain domain, Progress progress) throws VitrineException {
        throw new VitrineException(
                Text.of("{0} keeps no definitions of machines. Save the document as a file.", label()));
    }

    /**
     * The command line of QEMU by which the hypervisor would start a machine; nothing is started.
     *
     * @return empty where the hypervisor is not QEMU or does not tell
     * @throws VitrineException when it refuses the document, the connection is not open, or the progress was cancelled
     */
    default Optional<String> commandLine(Domain domain, Progress progress) throws VitrineException {
        return Optional.empty();
    }

    /**
     * What the hypervisor counts of running machines: processors, memory, disks, network. One round trip for all of them.
     *
     * @param uuids which machines; those that do not run are left out
     * @throws VitrineException when the connection is not open or does not answer within 10 s
     */
    default List<Sample> figures(Set<String> uuids, Progress progress) throws VitrineException {
        return List.of();
    }

    /** Calls back after its state or a machine of it changed. */
    Subscription onChange(Runnable listener);
}
