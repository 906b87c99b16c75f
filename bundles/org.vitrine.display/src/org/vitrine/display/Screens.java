// SPDX-License-Identifier: EPL-2.0
package org.vitrine.display;

import java.util.Set;

import org.eclipse.swt.widgets.Composite;
import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.core.Machine;

/** Shows screens of machines as SWT widgets. An OSGi service; to be called on the UI thread, where it never waits. */
@ProviderType
public interface Screens {

    /**
     * Shows one monitor of a machine. Connecting goes on in the background; the screen tells its state.
     *
     * @param parent   where the picture goes; filled by it
     * @param machine  whose screen
     * @param head     which monitor, counted over all heads of all its display adapters; 0 for the first
     * @param excluded ids of connectors that must not be used, for example {@code screenshot}
     */
    Screen open(Composite parent, Machine machine, int head, Set<String> excluded);

    /** Shows a machine's first monitor, as {@link #open(Composite, Machine, int, Set)}. */
    default Screen open(Composite parent, Machine machine, Set<String> excluded) {
        return open(parent, machine, 0, excluded);
    }
}
