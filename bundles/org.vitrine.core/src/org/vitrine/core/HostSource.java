// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;

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
}
