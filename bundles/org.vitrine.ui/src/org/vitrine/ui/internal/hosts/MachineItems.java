// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.vitrine.core.Connection;
import org.vitrine.core.Machine;
import org.vitrine.core.Machines;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.ui.internal.Icons;
import org.vitrine.ui.internal.machine.MachineWords;

/** Makes the rows of connections and their machines. */
record MachineItems(Machines machines) {
    /** A URI that every libvirt knows; asking for it tells why there is no libvirt. Nothing is opened. */
    private static final String ANY_LIBVIRT = "qemu:///session";
    /** Rows below a connection. */
    private static final int MOST = 100;

    /** What a row stands for that leads to more than the tree has. */
    enum More {
        /** The Machines view. */
        MACHINES
    }

    /** The group of all connections. */
    Item all() {
        List<Item> items = machines.connections().stream().map(MachineItems::connection).toList();
        return Item.of("machines", Icons.MACHINES, Messages.Machines_label, "", Messages.Machines_tooltip,
                items.isEmpty() ? List.of(Item.note("machines:none", Icons.WARN, whyNone())) : items);
    }

    private String whyNone() {
        try {
            machines.connection(ANY_LIBVIRT);
            return Messages.Machines_none;
        } catch (VitrineException e) {
            return e.text().toString();
        }
    }

    private static Item connection(Connection connection) {
        String id = "connection:" + connection.uri();
        Optional<String> problem = connection.problem().map(Text::toString);
        String label = connection.label().toString();
        Icons icon = switch (connection.state()) {
            case OPEN -> Icons.CONNECTION_OPEN;
            case CLOSED, OPENING -> Icons.CONNECTION_CLOSED;
            case FAILED -> Icons.CONNECTION_FAILED;
        };
        String state = switch (connection.state()) {
            case OPEN -> "";
            case OPENING -> Messages.Connection_opening;
            case CLOSED -> Messages.Connection_closed;
            case FAILED -> Messages.Connection_failed;
        };
        String tooltip = label + "\n" + connection.uri() + problem.map(text -> "\n" + text).orElse("");
        return new Item(id, icon, label, state, tooltip, below(id, connection, problem), Optional.of(connection));
    }

    private static List<Item> below(String id, Connection connection, Optional<String> problem) {
        List<Machine> all = connection.machines();
        Stream<Item> first = all.stream().limit(MOST).map(machine -> machine(id, machine));
        List<Item> items = Stream.concat(first, more(id, all.size() - MOST)).toList();
        return switch (connection.state()) {
            case CLOSED, OPENING -> List.of();
            case FAILED -> problem.map(text -> List.of(Item.note(id + ":why", Icons.BLOCK, text))).orElse(List.of());
            case OPEN ->
                items.isEmpty() ? List.of(Item.note(id + ":none", Icons.INFO, Messages.Connection_empty)) : items;
        };
    }

    /** A tree is no place for a thousand machines; the Machines view is. */
    private static Stream<Item> more(String id, int count) {
        return count <= 0
                ? Stream.empty()
                : Stream.of(new Item(id + ":more", Icons.MACHINES, NLS.bind(Messages.Connection_more, count), "",
                        Messages.Connection_more_tooltip, List.of(), Optional.of(More.MACHINES)));
    }

    private static Item machine(String connection, Machine machine) {
        String state = MachineWords.state(machine.state());
        String more = machine.isAdopted() ? NLS.bind(Messages.Machine_adopted, state) : state;
        String tooltip = String.join("\n", machine.name(), machine.uuid(), more,
                machine.isTransient() ? Messages.Machine_transient : Messages.Machine_persistent);
        return new Item(connection + ":" + machine.uuid(), MachineWords.icon(machine.state()), machine.name(), more,
                tooltip,
                List.of(), Optional.of(machine));
    }
}
