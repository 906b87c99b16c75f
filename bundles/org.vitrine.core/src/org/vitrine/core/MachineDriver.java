// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;
import org.vitrine.host.Text;

/** Port: something that reaches hypervisors. Registered as an OSGi service by the libvirt bundle. Thread-safe. */
@ConsumerType
public interface MachineDriver {

    /** What cannot work here and what to install; empty when all can. A part may be missing and other connections still work. */
    Optional<Text> problem();

    /** Connections that this machine has without anybody saving them: system, session and embedded, in this order. */
    List<Connection> standard();

    /**
     * A connection to a URI, not opened.
     *
     * @throws VitrineException when the URI cannot be one of this driver's
     */
    Connection connect(String uri, Text label) throws VitrineException;
}
