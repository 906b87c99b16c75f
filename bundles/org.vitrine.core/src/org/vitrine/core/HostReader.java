// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;

/**
 * Reads a host again and again, cheaply: one round trip a look, and commands that can repeat themselves are left running between
 * looks. For one thread at a time.
 */
@ConsumerType
public interface HostReader extends AutoCloseable {

    /**
     * What one look saw, and when.
     *
     * @param snapshot what the probes found
     * @param nanos    when files were read, in nanoseconds by a clock of the host that is never set; its zero means nothing
     */
    record Look(HostSnapshot snapshot, long nanos) {
    }

    /**
     * Makes these probes once. Of a command that repeats itself it brings the newest whole answer, unknown until there is one.
     *
     * @throws VitrineException when the host cannot be reached at all or the progress was cancelled
     */
    Look look(List<Probe> probes, Progress progress) throws VitrineException;

    /** Ends what was left running. */
    @Override
    void close();
}
