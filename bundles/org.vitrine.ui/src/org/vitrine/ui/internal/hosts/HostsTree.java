// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.List;

import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machines;
import org.vitrine.core.Preflight;
import org.vitrine.core.Providers;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.report.DeviceNames;

/**
 * Makes the whole tree of the Hosts view from the services. Asks checks and may wait for a provider's deadline, so it is
 * for a background thread.
 *
 * @param hosts     the hosts
 * @param providers what is below each
 * @param preflight says what is ready
 * @param machines  connections and their machines, below this machine
 * @param names     names devices
 */
record HostsTree(Hosts hosts, Providers providers, Preflight preflight, Machines machines, DeviceNames names) {

    /** The rows of the first level. */
    List<Item> make() {
        HostItems items = new HostItems(providers, preflight, names);
        Item machineItems = new MachineItems(machines).all();
        List<Host> all = hosts.all();
        if (all.isEmpty()) {
            return List.of(Item.note("host:none", Icons.WARN, Messages.Host_none), machineItems);
        }
        // connections belong to this process, and so to this machine's row, which is the first
        return all.stream().map(host -> items.host(host, host == all.getFirst() ? List.of(machineItems) : List.of()))
                .toList();
    }
}
