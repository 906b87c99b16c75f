// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.VitrineException;

/** A host as it is named on the command line. */
final class HostArgument {
    private HostArgument() {
    }

    /** A name that names no host makes the command line wrong; that a host is out of reach shows when it is looked at. */
    static Host open(Hosts hosts, String name) throws UnusableException {
        try {
            return hosts.open(name);
        } catch (VitrineException e) {
            throw new UnusableException(e.text(), e);
        }
    }
}
