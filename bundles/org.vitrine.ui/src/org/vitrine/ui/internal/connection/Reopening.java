// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.connection;

import java.util.concurrent.atomic.AtomicBoolean;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.vitrine.core.Machines;

/** Opens what was open last time as soon as a view wants to show machines, and not again in this session. */
@Component(service = Reopening.class)
public final class Reopening {
    private final Machines machines;
    private final AtomicBoolean isDone = new AtomicBoolean();

    /** @param machines knows the connections */
    @Activate
    public Reopening(@Reference Machines machines) {
        this.machines = machines;
    }

    /** Begins to open them in the background, the first time; a connection that a person closed since stays closed. */
    public void once() {
        if (isDone.compareAndSet(false, true)) {
            new Connections(machines).reopen();
        }
    }
}
