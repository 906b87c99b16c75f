// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

/** Port: reaches hosts by names of one kind, for example {@code ssh://}. Registered as an OSGi service. Thread-safe. */
@ConsumerType
public interface HostReach {

    /**
     * What looks at the host of this name; empty when names of its kind are another's. Nothing is done before the host is
     * looked at. Whoever asked closes it.
     *
     * @throws VitrineException when the name is of this kind and not well formed
     */
    Optional<HostSource> open(String name) throws VitrineException;
}
