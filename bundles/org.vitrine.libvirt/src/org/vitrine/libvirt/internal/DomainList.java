// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainByReference;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.virDomainInfo;
import org.vitrine.core.Machine.State;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * All machines of a connection in a constant number of round trips: libvirt filters by state and persistence, so neither
 * is asked machine by machine. Only those in a rare state (shutting down, crashed, suspended) are asked singly.
 */
final class DomainList {

    // virConnectListAllDomainsFlags
    private static final int PERSISTENT = 1 << 2;
    private static final int TRANSIENT = 1 << 3;
    private static final int RARE = 1 << 7;
    private static final Map<Integer, State> FREQUENT = new LinkedHashMap<>(
            Map.of(1 << 4, State.RUNNING, 1 << 5, State.PAUSED, 1 << 6, State.SHUT_OFF));

    private final Engine engine;
    private final ConnectionPointer connection;
    private final List<Listed> machines = new ArrayList<>();

    private DomainList(Engine engine, ConnectionPointer connection) {
        this.engine = engine;
        this.connection = connection;
    }

    /** Lists them. */
    static List<Listed> of(Engine engine, ConnectionPointer connection) throws LibvirtFailure {
        DomainList list = new DomainList(engine, connection);
        for (int persistence : new int[]{PERSISTENT, TRANSIENT}) {
            for (Map.Entry<Integer, State> entry : FREQUENT.entrySet()) {
                list.add(persistence, entry.getKey(), domain -> entry.getValue());
            }
            list.add(persistence, RARE, domain -> state(engine, domain));
        }
        return List.copyOf(list.machines);
    }

    /** The state of one machine, asked of libvirt. */
    static State state(Engine engine, DomainPointer domain) throws LibvirtFailure {
        virDomainInfo info = new virDomainInfo();
        engine.check(engine.api().virDomainGetInfo(domain, info));
        return switch (info.state) {
            case 3 -> State.PAUSED;
            case 4 -> State.SHUTTING_DOWN;
            case 5 -> State.SHUT_OFF;
            case 6 -> State.CRASHED;
            case 7 -> State.SUSPENDED;
            default -> State.RUNNING;
        };
    }

    /** A machine's UUID, which libvirt knows without asking anybody. */
    static String uuid(Engine engine, DomainPointer domain) throws LibvirtFailure {
        byte[] text = new byte[Libvirt.VIR_UUID_STRING_BUFLEN];
        engine.check(engine.api().virDomainGetUUIDString(domain, text));
        return Native.toString(text);
    }

    private interface StateOf {
        State of(DomainPointer domain) throws LibvirtFailure;
    }

    private void add(int persistence, int filter, StateOf state) throws LibvirtFailure {
        DomainByReference array = new DomainByReference();
        int count = engine.check(engine.api().virConnectListAllDomains(connection, array, persistence | filter));
        Pointer domains = array.getValue();
        try {
            for (int i = 0; i < count; i++) {
                DomainPointer domain = new DomainPointer(domains.getPointer((long) i * Native.POINTER_SIZE));
                try {
                    machines.add(
                            new Listed(uuid(engine, domain), engine.api().virDomainGetName(domain), state.of(domain),
                                    persistence == TRANSIENT));
                } catch (LibvirtFailure e) {
                    if (e.code() != LibvirtFailure.NO_DOMAIN) {
                        throw e;
                    }
                    // It went while it was being listed
                } finally {
                    engine.api().virDomainFree(domain);
                }
            }
        } finally {
            Native.free(Pointer.nativeValue(domains));
        }
    }
}
