// SPDX-License-Identifier: EPL-2.0
package org.vitrine.libvirt.internal;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.Nullable;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;
import org.libvirt.jna.Libvirt;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Text;
import org.vitrine.provider.Sample;

import com.sun.jna.Memory;

/**
 * A native connection while it is open. It is freed when it was closed <em>and</em> the last call on it has returned, so
 * that closing is possible at any time. Thread-safe; everything but {@link #close} may wait for the far side.
 */
final class OpenConnection {

    /** What libvirt tells unasked, on the event loop's thread; must return at once. */
    interface Events {
        /** Something happened to a machine. */
        void happened(String uuid, String name, Lifecycle what);

        /** The far side is gone; the connection is of no use any more. */
        void lost();
    }

    /** A call with the connection. */
    @FunctionalInterface
    interface Use<T> {
        /** Makes it. */
        T with(ConnectionPointer connection) throws LibvirtFailure;
    }

    /** A call with a machine. */
    @FunctionalInterface
    interface MachineUse<T> {
        /** Makes it. */
        T with(DomainPointer machine) throws LibvirtFailure;
    }

    private static final int EVENT_LIFECYCLE = 0;
    /** Seconds of silence after which libvirt asks whether the far side is still there, and how often it does so. */
    private static final int KEEPALIVE = 5;
    // VIR_DOMAIN_MEMORY_STAT_NR of libvirt 9
    private static final int MEMORY_STATISTICS = 14;
    // virConnectCloseReason: asked for by ourselves
    private static final int CLOSED_BY_CLIENT = 3;

    private final Engine engine;
    private final ConnectionPointer pointer;
    private final DomainStats stats;
    private Libvirt.@Nullable VirConnectCloseFunc closeCallback;
    private int eventCallback = -1;
    private volatile boolean lost;
    private boolean closed;
    private int uses;

    private OpenConnection(Engine engine, ConnectionPointer pointer) {
        this.engine = engine;
        this.pointer = pointer;
        stats = new DomainStats(engine);
    }

    /** Opens it; may ask for a password. */
    static OpenConnection open(Engine engine, String uri, Credentials credentials) throws LibvirtFailure {
        try {
            return new OpenConnection(engine,
                    engine.check(engine.api().virConnectOpenAuth(uri, credentials.structure(), 0)));
        } finally {
            Reference.reachabilityFence(credentials);
        }
    }

    /** Has events told from now on, and notices a far side that went away. */
    void listen(Events events) throws LibvirtFailure, VitrineException {
        Libvirt.VirConnectDomainEventCallback lifecycle = (connection, domain, event, detail, data) -> {
            tell(events, domain, event);
            return 0;
        };
        Libvirt.VirConnectCloseFunc close = (connection, reason, data) -> {
            if (reason != CLOSED_BY_CLIENT) {
                lost = true;
                events.lost();
            }
        };
        LibvirtApi api = engine.api();
        use(connection -> {
            eventCallback = engine.check(api.virConnectDomainEventRegisterAny(connection, null, EVENT_LIFECYCLE,
                    lifecycle, engine.retain(lifecycle), engine.forget()));
            engine.check(api.virConnectRegisterCloseCallback(connection, close, engine.retain(close), engine.forget()));
            closeCallback = close;
            return keepAlive(connection);
        });
    }

    private int keepAlive(ConnectionPointer connection) throws LibvirtFailure {
        try {
            return engine.check(engine.api().virConnectSetKeepAlive(connection, KEEPALIVE, KEEPALIVE));
        } catch (LibvirtFailure e) {
            if (e.code() == LibvirtFailure.NO_SUPPORT) {
                // The driver is in this process: there is nobody to keep alive
                return 0;
            }
            throw e;
        }
    }

    /** Whether the far side is gone. */
    boolean isLost() {
        return lost;
    }

    private void tell(Events events, DomainPointer domain, int event) {
        Lifecycle[] known = Lifecycle.values();
        if (event >= 0 && event < known.length) {
            try {
                events.happened(DomainList.uuid(engine, domain), engine.api().virDomainGetName(domain), known[event]);
            } catch (LibvirtFailure e) {
                throw new IllegalStateException("libvirt told an event of a machine without a UUID", e);
            }
        }
    }

    /** All machines. */
    List<Listed> list() throws LibvirtFailure, VitrineException {
        return use(connection -> DomainList.of(engine, connection));
    }

    /** What is counted of some machines. */
    List<Sample> figures(Set<String> uuids) throws LibvirtFailure, VitrineException {
        return use(connection -> stats.of(connection, uuids));
    }

    /** Makes a call with the connection. */
    <T> T use(Use<T> use) throws LibvirtFailure, VitrineException {
        enter();
        try {
            return use.with(pointer);
        } finally {
            leave();
        }
    }

    /** Makes a call with a machine. */
    <T> T use(String uuid, MachineUse<T> use) throws LibvirtFailure, VitrineException {
        return use(connection -> {
            DomainPointer machine = engine.check(engine.api().virDomainLookupByUUIDString(connection, uuid));
            try {
                return use.with(machine);
            } finally {
                engine.api().virDomainFree(machine);
            }
        });
    }

    /** Whether a machine runs, asked of libvirt. */
    boolean runs(String uuid) throws LibvirtFailure, VitrineException {
        try {
            return use(uuid, domain -> engine.check(engine.api().virDomainIsActive(domain))) == 1;
        } catch (LibvirtFailure e) {
            if (e.code() == LibvirtFailure.NO_DOMAIN) {
                return false;
            }
            throw e;
        }
    }

    /** Ends a machine at once; one that has ended already is as wanted. */
    void forceOff(String uuid) throws LibvirtFailure, VitrineException {
        try {
            use(uuid, domain -> engine.check(engine.api().virDomainDestroy(domain)));
        } catch (LibvirtFailure e) {
            if (runs(uuid)) {
                throw e;
            }
        }
    }

    /**
     * Waits until the driver has done what it does to a machine at the moment, and tells whether that runs. Asking for its
     * memory has to wait for the machine's lock, 30 s at most.
     */
    boolean settles(String uuid) throws LibvirtFailure, VitrineException {
        Memory statistics = new Memory(16L * MEMORY_STATISTICS);
        return use(uuid,
                domain -> engine.api().virDomainMemoryStats(domain, statistics, MEMORY_STATISTICS, 0)) >= 0
                || runs(uuid);
    }

    private synchronized void enter() throws VitrineException {
        if (closed) {
            throw new VitrineException(Text.of("The connection was closed. Open it again."));
        }
        uses++;
    }

    private void leave() {
        boolean last;
        synchronized (this) {
            last = --uses == 0 && closed;
        }
        if (last) {
            free();
        }
    }

    /** Closes it once the calls on it have returned; closing twice does nothing. May wait for the far side. */
    void close() {
        boolean last;
        synchronized (this) {
            last = !closed && uses == 0;
            closed = true;
        }
        if (last) {
            free();
        }
    }

    private void free() {
        LibvirtApi api = engine.api();
        if (eventCallback >= 0) {
            api.virConnectDomainEventDeregisterAny(pointer, eventCallback);
        }
        Libvirt.@Nullable VirConnectCloseFunc callback = closeCallback;
        if (callback != null) {
            api.virConnectUnregisterCloseCallback(pointer, callback);
        }
        api.virConnectClose(pointer);
    }
}
