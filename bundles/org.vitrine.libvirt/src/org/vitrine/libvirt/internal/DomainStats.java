// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.virDomainInfo;
import org.vitrine.provider.Sample;
import org.vitrine.provider.Subject;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * What libvirt counts of the running machines of one connection, through {@code virConnectGetAllDomainStats} or, for a few of
 * them, {@code virDomainListGetStats}. Drivers that count little are asked for what every driver knows.
 */
final class DomainStats {
    // virDomainStatsTypes: state, cpu total, balloon, vcpu, interface, block
    private static final int WANTED = 1 | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5;
    // virConnectGetAllDomainStatsFlags
    private static final int ACTIVE = 1;
    private static final int NOWAIT = 1 << 29;
    // virErrorNumber VIR_ERR_INVALID_ARG: a flag that the driver does not know
    private static final int INVALID_ARG = 8;
    // finding a machine is a call of its own; beyond so many, all are counted
    private static final int FEW = 32;

    private final Engine engine;
    // a machine whose QEMU hangs would hold all others up
    private volatile int patience = NOWAIT;

    DomainStats(Engine engine) {
        this.engine = engine;
    }

    private interface Call {
        int with(PointerByReference records, int flags);
    }

    /** The figures of those of these machines that run. */
    List<Sample> of(ConnectionPointer connection, Set<String> uuids) throws LibvirtFailure {
        return uuids.size() <= FEW ? few(connection, uuids) : all(connection, uuids);
    }

    private List<Sample> all(ConnectionPointer connection, Set<String> uuids) throws LibvirtFailure {
        return samples((records, flags) -> engine.api().virConnectGetAllDomainStats(connection, WANTED, records,
                ACTIVE | flags), uuids);
    }

    private List<Sample> few(ConnectionPointer connection, Set<String> uuids) throws LibvirtFailure {
        List<DomainPointer> found = new ArrayList<>();
        try {
            for (String uuid : uuids) {
                DomainPointer machine = engine.api().virDomainLookupByUUIDString(connection, uuid);
                // one that has gone meanwhile is left out
                if (machine != null) {
                    found.add(machine);
                }
            }
            if (found.isEmpty()) {
                return List.of();
            }
            try (Memory machines = new Memory((found.size() + 1L) * Native.POINTER_SIZE)) {
                machines.clear();
                for (int i = 0; i < found.size(); i++) {
                    machines.setPointer((long) i * Native.POINTER_SIZE, found.get(i).getPointer());
                }
                return samples((records, flags) -> engine.api().virDomainListGetStats(machines, WANTED, records, flags),
                        uuids);
            }
        } finally {
            found.forEach(engine.api()::virDomainFree);
        }
    }

    private List<Sample> samples(Call call, Set<String> uuids) throws LibvirtFailure {
        var records = new PointerByReference();
        int count = count(call, records);
        Pointer list = records.getValue();
        try {
            List<Sample> samples = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Pointer record = list.getPointer((long) i * Native.POINTER_SIZE);
                var machine = new DomainPointer(record.getPointer(0));
                String uuid = DomainList.uuid(engine, machine);
                if (uuids.contains(uuid)) {
                    samples.addAll(Figures.of(Subject.machine(uuid, engine.api().virDomainGetName(machine)),
                            counted(machine, record)));
                }
            }
            return samples;
        } finally {
            engine.api().virDomainStatsRecordListFree(list);
        }
    }

    private int count(Call call, PointerByReference records) throws LibvirtFailure {
        try {
            return engine.check(call.with(records, patience));
        } catch (LibvirtFailure e) {
            if (e.code() != INVALID_ARG || patience == 0) {
                throw e;
            }
            patience = 0;
            return engine.check(call.with(records, patience));
        }
    }

    private Map<String, Double> counted(DomainPointer machine, Pointer record) {
        Map<String, Double> counted = TypedParameters.numbers(record.getPointer(Native.POINTER_SIZE),
                record.getInt(2L * Native.POINTER_SIZE));
        var info = new virDomainInfo();
        if (!counted.containsKey("cpu.time") && engine.api().virDomainGetInfo(machine, info) == 0) {
            counted = new HashMap<>(counted);
            counted.put("cpu.time", (double) info.cpuTime);
            counted.put("vcpu.current", (double) info.nrVirtCpu);
            counted.put("balloon.current", info.memory.doubleValue());
            counted.put("balloon.maximum", info.maxMem.doubleValue());
        }
        return counted;
    }
}
