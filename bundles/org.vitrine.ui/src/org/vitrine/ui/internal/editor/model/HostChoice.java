// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.model;

import java.util.List;
import java.util.Optional;

import org.vitrine.core.Host;

/** Something that is about one of the known hosts; on the UI thread. */
public interface HostChoice {

    /** The hosts that could be asked about. */
    List<Host> hosts();

    /** The host that is asked about. */
    Optional<Host> chosen();

    /** Asks about another host from now on. */
    void choose(Host wanted);
}
