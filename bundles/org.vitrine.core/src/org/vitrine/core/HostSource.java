// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** Port: something that can look at one host. Registered as an OSGi service by whoever reaches hosts. Thread-safe. */
@ConsumerType
public interface HostSource {

    /** The name that people type; {@code local} for this machine. */
    String id();

    /** The host's name for a person. */
    Text label();

    /**
     * Makes these probes in one pass. What cannot be read becomes an unknown fact with the reason, not an exception; what
     * {@link org.vitrine.host.ProbePolicy} refuses is not read.
     *
     * @throws VitrineException when the host cannot be reached at all or the progress was cancelled
     */
    HostSnapshot collect(List<Probe> probes, Progress progress) throws VitrineException;

    /**
     * Tells what changes on the host from now on: paths below which a snapshot no longer says what is there, {@code /} for
     * anywhere. Told on a background thread of the source, one call after the other, what changes together in one call; while
     * a call runs the host may be watched less closely. What would need a command to notice, and files that only people
     * write, need not be told. A source that does not watch, a recording for example, never calls.
     *
     * @param newest  the snapshot that is to be kept up to date; asked on the background thread
     * @param changed takes the absolute paths
     * @return ends the watching at once and without waiting: no call begins after it, one that runs may go on
     */
    default Subscription watch(Supplier<HostSnapshot> newest, Consumer<Set<String>> changed) {
        return () -> {
            // nothing was begun
        };
    }

    /**
     * Reads anew what lies below some paths, and what the kernel changes along with it, and keeps the rest of a snapshot.
     * Commands are not run again. A source that cannot read a part reads everything.
     *
     * @param before what was known
     * @param probes what the scan was asked for from which that is known
     * @param below  absolute paths, {@code /} for the whole tree
     * @return what is known now; the same object when nothing is different
     * @throws VitrineException when the host cannot be reached at all or the progress was cancelled
     */
    default HostSnapshot refresh(HostSnapshot before, List<Probe> probes, Set<String> below, Progress progress)
            throws VitrineException {
        return collect(probes, progress);
    }

    /** Begins to look at the host again and again; a source that has no better way collects each time. */
    default HostReader reader() {
        return new HostReader() {
            @Override
            public Look look(List<Probe> probes, Progress progress) throws VitrineException {
                return new Look(collect(probes, progress), System.nanoTime());
            }

            @Override
            public void close() {
                // nothing runs between looks
            }
        };
    }

    /** Lets go of what holds the host, a connection for example; a look that goes on is cancelled. Does not wait for the host. */
    default void close() {
        // most hold nothing
    }
}
