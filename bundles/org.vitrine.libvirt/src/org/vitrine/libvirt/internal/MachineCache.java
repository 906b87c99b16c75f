// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.vitrine.core.Machine;
import org.vitrine.core.Machine.State;

/**
 * The machines of a connection as listed when it was opened and as events told since. A machine is the same object as long
 * as its connection knows it, also when that was closed and opened again. Thread-safe; nothing waits.
 */
final class MachineCache {

    private final LibvirtConnection connection;
    private final Map<String, LibvirtMachine> machines = new HashMap<>();
    /** Those that events told of since listing began: the event is newer than the list. */
    private final Set<String> told = new HashSet<>();
    private @Nullable List<Machine> sorted;

    MachineCache(LibvirtConnection connection) {
        this.connection = connection;
    }

    /** All, by name. Asked again and again, so that they are sorted only after one came, went or got another name. */
    synchronized List<Machine> byName() {
        @Nullable
        List<Machine> known = sorted;
        if (known != null) {
            return known;
        }
        List<Machine> now = machines.values().stream().<Machine>map(machine -> machine)
                .sorted(Comparator.comparing(Machine::name).thenComparing(Machine::uuid)).toList();
        sorted = now;
        return now;
    }

    /** Those that run and were left by an earlier process. */
    synchronized List<LibvirtMachine> adopted() {
        return machines.values().stream().filter(machine -> machine.isAdopted() && machine.state() != State.SHUT_OFF)
                .toList();
    }

    /** To be called before events are told and before the list is made. */
    synchronized void listingBegins() {
        told.clear();
    }

    /**
     * Takes over the list.
     *
     * @param adopts whether those that run already were left by an earlier process
     */
    synchronized void listed(List<Listed> list, boolean adopts) {
        Set<String> there = list.stream().map(Listed::uuid).collect(Collectors.toSet());
        machines.entrySet().removeIf(entry -> {
            boolean gone = !there.contains(entry.getKey()) && !told.contains(entry.getKey());
            if (gone) {
                sorted = null;
                entry.getValue().now(State.GONE);
            }
            return gone;
        });
        for (Listed listed : list) {
            if (!told.contains(listed.uuid())) {
                LibvirtMachine machine = machine(listed.uuid(), listed.name());
                machine.persistence(listed.isTransient());
                machine.adopted(adopts && listed.isActive());
                machine.now(listed.state());
            }
        }
    }

    /** One was created by us; its event may come later, or came already. */
    synchronized LibvirtMachine created(String uuid, String name) {
        @Nullable
        LibvirtMachine known = machines.get(uuid);
        if (known != null) {
            return known;
        }
        told.add(uuid);
        LibvirtMachine machine = machine(uuid, name);
        machine.now(State.RUNNING);
        return machine;
    }

    /** One was defined by us, or its definition changed; its event may come later, or came already. */
    synchronized LibvirtMachine defined(String uuid, String name) {
        boolean isNew = !machines.containsKey(uuid);
        LibvirtMachine machine = machine(uuid, name);
        machine.persistence(false);
        if (isNew) {
            told.add(uuid);
            machine.now(State.SHUT_OFF);
        }
        return machine;
    }

    private LibvirtMachine machine(String uuid, String name) {
        // One that was never defined, as far as events told, is transient
        LibvirtMachine machine = machines.computeIfAbsent(uuid, key -> {
            sorted = null;
            return new LibvirtMachine(connection, uuid, name);
        });
        if (!machine.name().equals(name)) {
            sorted = null;
            machine.renamed(name);
        }
        return machine;
    }

    /** An event. */
    synchronized void happened(String uuid, String name, Lifecycle what) {
        told.add(uuid);
        boolean isNew = !machines.containsKey(uuid);
        LibvirtMachine machine = machine(uuid, name);
        switch (what) {
            case DEFINED -> {
                machine.persistence(false);
                if (isNew) {
                    machine.now(State.SHUT_OFF);
                }
            }
            case UNDEFINED -> {
                machine.persistence(true);
                if (machine.state() == State.SHUT_OFF) {
                    ended(machine);
                }
            }
            case STARTED, RESUMED -> machine.now(State.RUNNING);
            case SUSPENDED -> machine.now(State.PAUSED);
            case SHUTDOWN -> machine.now(State.SHUTTING_DOWN);
            case PMSUSPENDED -> machine.now(State.SUSPENDED);
            case CRASHED -> machine.now(State.CRASHED);
            case STOPPED -> ended(machine);
        }
    }

    /** It does not run any more. */
    synchronized void ended(LibvirtMachine machine) {
        if (machine.isTransient()) {
            machines.remove(machine.uuid());
            sorted = null;
            machine.now(State.GONE);
        } else {
            machine.now(State.SHUT_OFF);
        }
    }
}
