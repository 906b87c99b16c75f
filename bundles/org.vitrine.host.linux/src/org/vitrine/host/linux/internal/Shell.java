// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import org.vitrine.core.VitrineException;

/** A POSIX shell on a host. One run is one round trip. */
@FunctionalInterface
public interface Shell {

    /**
     * Runs a script and gives what it printed.
     *
     * @throws VitrineException when the host is out of reach, does not answer by the deadline, or prints beyond measure
     */
    byte[] run(String script, Deadline deadline) throws VitrineException;
}
