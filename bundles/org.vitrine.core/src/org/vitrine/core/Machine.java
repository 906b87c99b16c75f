// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.domain.Domain;
import org.vitrine.host.Text;

/** A virtual machine of a connection. Implemented by the libvirt bundle. Thread-safe; getters never wait. */
@ConsumerType
public interface Machine {

    /** libvirt's states of a domain that Vitrine tells apart. */
    enum State {
        /** Running. */
        RUNNING,
        /** Stopped in its tracks, by a person or by QEMU on an I/O error. */
        PAUSED,
        /** Being shut down by its guest. */
        SHUTTING_DOWN,
        /** Not running. */
        SHUT_OFF,
        /** Its QEMU or its guest crashed. */
        CRASHED,
        /** Suspended by its own power management. */
        SUSPENDED,
        /** It was not defined and is gone. */
        GONE
    }

    /** Its UUID. */
    String uuid();

    /** Its name. */
    String name();

    /** Whose it is. */
    Connection connection();

    /** Its state as last told by events. */
    State state();

    /** Whether it is gone once it stops, because it was created from a document and not defined. */
    boolean isTransient();

    /** Whether it ran already when the connection was opened and was taken over. */
    boolean isAdopted();

    /**
     * Its XML: the live one while it runs (with ports, sockets and addresses filled in), else the persistent one.
     *
     * @throws VitrineException when it is gone or libvirt does not answer within 10 s
     */
    Domain xml(Progress progress) throws VitrineException;

    /**
     * The XML with which it is started the next time, complete with the passwords that {@link #xml} leaves out, so that it can
     * be edited and defined again; of a machine that is not defined, its XML.
     *
     * @throws VitrineException as {@link #xml}
     */
    default Domain definition(Progress progress) throws VitrineException {
        return xml(progress);
    }

    /** Starts it when it is defined and off; unlike {@link Machines#start} it asks no checks. */
    void start(Progress progress) throws VitrineException;

    /** Asks the guest to shut down and waits until it did, at most 60 s; a guest that does not react is told so. */
    void shutDown(Progress progress) throws VitrineException;

    /** Ends it at once, as pulling the plug. */
    void forceOff(Progress progress) throws VitrineException;

    /** Stops it in its tracks. */
    void pause(Progress progress) throws VitrineException;

    /** Lets it go on. */
    void resume(Progress progress) throws VitrineException;

    /**
     * Presses its reset button: it starts anew, and its guest is not asked.
     *
     * @throws VitrineException also where this kind of machine has no such button
     */
    default void reset(Progress progress) throws VitrineException {
        throw new VitrineException(Text.of("{0} cannot be reset: force it off and start it again.", name()));
    }

    /**
     * A picture of its screen as the hypervisor sees it.
     *
     * @param screen 0 for the first
     * @return empty when the machine shows nothing on this screen
     */
    Optional<Screenshot> screenshot(int screen, Progress progress) throws VitrineException;

    /**
     * Opens a connection to its graphics server through the hypervisor, for a server that listens nowhere.
     *
     * @param index of the {@code <graphics>} element, 0 for the first
     * @return a file descriptor of this process, which the caller owns and closes
     */
    int openGraphics(int index, Progress progress) throws VitrineException;
}
