// SPDX-License-Identifier: EPL-2.0
package org.vitrine.host.linux.internal;

import java.time.Duration;

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

    /**
     * The same, but does not wait any further once nothing was printed for a while.
     *
     * @param quiet how long that is
     * @throws VitrineException as above
     */
    default Printed run(String script, Deadline deadline, Duration quiet) throws VitrineException {
        return new Printed(run(script, deadline), true);
    }

    /**
     * What a script printed.
     *
     * @param bytes   as far as they came
     * @param isWhole whether it came to its end
     */
    record Printed(byte[] bytes, boolean isWhole) {
    }
}
