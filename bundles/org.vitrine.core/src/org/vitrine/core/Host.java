// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;

/** A host, wherever it is: this machine, one far away, or a recording of one. Thread-safe. */
@ProviderType
public interface Host {

    /** The name that people type. */
    String id();

    /** Its name for a person. */
    Text label();

    /** The newest snapshot, if it was ever scanned. */
    Optional<HostSnapshot> latest();

    /**
     * Reads everything that the common views, the active providers and the checks need, and keeps it as the newest.
     *
     * @throws VitrineException when the host cannot be reached or the progress was cancelled
     */
    HostSnapshot scan(Progress progress) throws VitrineException;

    /** The newest snapshot, or a scan when there is none; brought up to date where nobody has watched the host for some seconds. */
    default HostSnapshot snapshot(Progress progress) throws VitrineException {
        Optional<HostSnapshot> latest = latest();
        return latest.isPresent() ? latest.get() : scan(progress);
    }

    /**
     * Writes the newest snapshot, or a scan when there is none, to a file that {@link Hosts#open} takes again. Passwords, keys
     * and tokens are never in it.
     *
     * @param file         replaced when it is there
     * @param keepIdentity whether serial numbers, MAC addresses, UUIDs, host and user names go with it; else there are other
     *                     words in their places, the same for the same
     * @throws VitrineException when the host cannot be reached or the file not be written
     */
    void record(Path file, boolean keepIdentity, Progress progress) throws VitrineException;

    /**
     * Calls back with every new snapshot, in their order, on the thread that made it; a listener returns quickly and does not
     * wait for another look at this host. While there is a listener, and once the host was scanned, the host is watched
     * where its source can: what changes on it comes as a new snapshot by itself, within about a second.
     */
    Subscription onScan(Consumer<HostSnapshot> listener);

    /**
     * Begins to look at it again and again. Nobody is asked for a password by that: a host that was never scanned, or whose
     * connection ended, is out of reach until it is scanned.
     */
    HostReader reader();
}
