// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.time.Duration;

/**
 * How long each kind of call may take before the one who waits is told that libvirt does not answer.
 *
 * @param open     opening a connection, without the time in which a person is asked
 * @param create   starting a machine
 * @param call     anything that changes a running machine, or takes a picture of it
 * @param xml      reading a machine's XML
 * @param shutDown the guest's reaction to a request to shut down
 * @param event    the event that follows a call which has succeeded
 * @param undo     forcing off a machine whose start was given up
 */
record Deadlines(Duration open, Duration create, Duration call, Duration xml, Duration shutDown, Duration event,
        Duration undo) {

    /** What {@link org.vitrine.core.Machine} promises. The first start of a QEMU takes seconds: it is probed. */
    static final Deadlines STANDARD = new Deadlines(Duration.ofSeconds(60), Duration.ofSeconds(90),
            Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(2),
            Duration.ofSeconds(5));
}
