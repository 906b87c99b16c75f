// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core;

import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

import org.osgi.annotation.versioning.ProviderType;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Subject;

/**
 * Figures of hosts and machines while somebody looks at them. Whatever is watched by several is sampled once, about once a
 * second, on background threads; what nobody watches costs nothing. Thread-safe; nothing here waits.
 */
@ProviderType
public interface Live {

    /**
     * Begins to look at a host's devices, through all {@link org.vitrine.provider.LiveSource}s that are there. One that was never
     * scanned is scanned first.
     */
    Feed watch(Host host);

    /** Begins to look at the running machines of a connection, which is not opened for that. */
    Feed watch(Connection connection);

    /**
     * Begins to look at some machines of a connection. Its feed has the machines that others watch as well.
     *
     * @param uuids which ones; asked before each look on a background thread, and must not wait
     */
    Feed watch(Connection connection, Supplier<Set<String>> uuids);

    /**
     * Adds a figure of a machine that somebody else in this process knows, such as the picture rate of a screen that is shown. It
     * is in the feed of the machine's connection until the subscription is closed.
     *
     * @param gauge asked on a background thread while the connection is watched: the value, of a counter the total; not a number
     *              for a gap
     */
    Subscription offer(Connection connection, Subject machine, Metric metric, DoubleSupplier gauge);
}
