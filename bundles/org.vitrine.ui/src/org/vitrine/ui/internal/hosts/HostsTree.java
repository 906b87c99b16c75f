// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machines;
import org.vitrine.core.Preflight;
import org.vitrine.core.ProviderEntry;
import org.vitrine.core.Providers;
import org.vitrine.host.HostSnapshot;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.report.DeviceNames;

/**
 * Makes the whole tree of the Hosts view from the services. Asks checks and may wait for a provider's deadline, so it is
 * for a background thread, one at a time. Machines change often and hosts seldom: a host's rows are made anew only when there is
 * a newer snapshot or providers came or went.
 */
final class HostsTree {
    private final Hosts hosts;
    private final Providers providers;
    private final Machines machines;
    private final HostItems items;
    private final Map<Host, Made> made = new HashMap<>();

    /** A host's rows, and what they were made of. */
    private record Made(Optional<HostSnapshot> snapshot, String label, List<ProviderEntry> providers, Item item) {
        boolean isOf(Optional<HostSnapshot> newest, String name, List<ProviderEntry> present) {
            return label.equals(name) && providers.equals(present) && (snapshot.isEmpty()
                    ? newest.isEmpty()
                    : newest.filter(facts -> facts == snapshot.get()).isPresent());
        }
    }

    /**
     * Nothing made yet.
     *
     * @param hosts     the hosts
     * @param providers what is below each
     * @param preflight says what is ready
     * @param machines  connections and their machines, below this machine
     * @param names     names devices
     */
    HostsTree(Hosts hosts, Providers providers, Preflight preflight, Machines machines, DeviceNames names) {
        this.hosts = hosts;
        this.providers = providers;
        this.machines = machines;
        items = new HostItems(providers, preflight, names);
    }

    /** The rows of the first level. */
    List<Item> make() {
        Item machineItems = new MachineItems(machines).all();
        List<Host> all = hosts.all();
        made.keySet().retainAll(all);
        if (all.isEmpty()) {
            return List.of(Item.note("host:none", Icons.WARN, Messages.Host_none), machineItems);
        }
        // connections belong to this process, and so to this machine's row, which is the first
        return all.stream().map(host -> host == all.getFirst() ? host(host).with(machineItems) : host(host)).toList();
    }

    private Item host(Host host) {
        Optional<HostSnapshot> snapshot = host.latest();
        String label = host.label().toString();
        List<ProviderEntry> present = providers.all();
        @Nullable
        Made known = made.get(host);
        if (known == null || !known.isOf(snapshot, label, present)) {
            known = new Made(snapshot, label, present, items.host(host, snapshot));
            made.put(host, known);
        }
        return known.item;
    }
}
