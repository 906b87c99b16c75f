// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.vitrine.core.BlockedException;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Connection;
import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Machine;
import org.vitrine.core.MachineDriver;
import org.vitrine.core.Machines;
import org.vitrine.core.Preflight;
import org.vitrine.core.Progress;
import org.vitrine.core.Report;
import org.vitrine.core.Row;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.domain.Domain;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/** Keeps the connections of all drivers and starts machines after the checks were asked. */
@Component
public final class MachinesEngine implements Machines {
    private record Known(Connection connection, boolean standard, Subscription subscription) {
    }

    private static final Text NO_DRIVER = Text
            .of("Nothing here can run machines: libvirt is missing. Install libvirt and QEMU "
                    + "(on Debian: apt install libvirt0 libvirt-daemon-driver-qemu qemu-system-x86).");

    private final Hosts hosts;
    private final Preflight preflight;
    private final ConnectionStore store;
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final List<MachineDriver> drivers = new ArrayList<>();
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final SortedMap<String, String> saved = new TreeMap<>();
    private final Optional<VitrineException> unreadable;

    /**
     * @param hosts     whose facts the checks look at
     * @param preflight asked before a start
     */
    @Activate
    public MachinesEngine(@Reference Hosts hosts, @Reference Preflight preflight) {
        this(hosts, preflight, ConnectionStore.ofUser());
    }

    MachinesEngine(Hosts hosts, Preflight preflight, ConnectionStore store) {
        this.hosts = hosts;
        this.preflight = preflight;
        this.store = store;
        Optional<VitrineException> problem = Optional.empty();
        try {
            saved.putAll(store.load());
        } catch (VitrineException e) {
            // a broken file must not take all machines away; it is told, and kept, when somebody wants to save
            problem = Optional.of(e);
        }
        unreadable = problem;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDriver(MachineDriver driver) {
        synchronized (this) {
            drivers.add(driver);
            driver.standard().forEach(connection -> remember(connection, true));
        }
        changed();
    }

    void removeDriver(MachineDriver driver) {
        synchronized (this) {
            drivers.remove(driver);
            known.values().forEach(one -> one.subscription.close());
            known.clear();
            drivers.forEach(other -> other.standard().forEach(connection -> remember(connection, true)));
        }
        changed();
    }

    @Deactivate
    synchronized void close() {
        known.values().forEach(one -> {
            one.subscription.close();
            one.connection.close();
        });
    }

    private Connection remember(Connection connection, boolean standard) {
        known.computeIfAbsent(connection.uri(),
                uri -> new Known(connection, standard, connection.onChange(this::changed)));
        return connection;
    }

    private void changed() {
        listeners.tell(Boolean.TRUE);
    }

    @Override
    public synchronized List<Connection> connections() {
        saved.forEach((uri, name) -> {
            if (!known.containsKey(uri)) {
                connect(uri, Text.of("{0}", name)).ifPresent(connection -> remember(connection, false));
            }
        });
        // sorting is stable: the standard ones keep the order that their driver gave them
        return known.values().stream().filter(one -> one.standard || saved.containsKey(one.connection.uri()))
                .sorted(Comparator.comparing((Known one) -> !one.standard)
                        .thenComparing(one -> one.standard ? "" : one.connection.label().toString()))
                .map(Known::connection).toList();
    }

    /** A saved URI that its driver no longer takes stays in the file and out of sight, so that nothing is lost. */
    private Optional<Connection> connect(String uri, Text label) {
        for (MachineDriver driver : drivers) {
            try {
                return Optional.of(driver.connect(uri, label));
            } catch (VitrineException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized Connection connection(String uri) throws VitrineException {
        Known one = known.get(uri);
        if (one != null) {
            return one.connection;
        }
        VitrineException refusal = new VitrineException(NO_DRIVER);
        for (MachineDriver driver : drivers) {
            try {
                return remember(driver.connect(uri, Text.of("{0}", saved.getOrDefault(uri, uri))), false);
            } catch (VitrineException e) {
                refusal = e;
            }
        }
        throw refusal;
    }

    @Override
    public Optional<Connection> embedded() {
        return connections().stream().filter(connection -> connection.kind() == Connection.Kind.EMBEDDED).findFirst();
    }

    @Override
    public void save(String uri, String name) throws VitrineException {
        connection(uri);
        update(connections -> connections.put(uri, name));
    }

    @Override
    public void forget(String uri) throws VitrineException {
        update(connections -> connections.remove(uri));
        Optional<Known> gone;
        synchronized (this) {
            gone = Optional.ofNullable(known.get(uri)).filter(one -> !one.standard);
            gone.ifPresent(one -> known.remove(uri));
        }
        gone.ifPresent(one -> {
            one.subscription.close();
            one.connection.close();
        });
        changed();
    }

    private void update(Consumer<SortedMap<String, String>> change) throws VitrineException {
        if (unreadable.isPresent()) {
            throw unreadable.get();
        }
        synchronized (this) {
            SortedMap<String, String> next = new TreeMap<>(saved);
            change.accept(next);
            store.save(next);
            saved.clear();
            saved.putAll(next);
        }
        changed();
    }

    @Override
    public Machine start(Connection connection, Domain domain, Set<String> acknowledged, Progress progress)
            throws VitrineException {
        connection.open(progress);
        progress.now(Text.of("Checking {0}", domain.name().orElse("the machine")));
        HostSnapshot facts = facts(connection, progress);
        Report report = preflight.check(Situation.of(facts, domain).on(connection.info()));
        Optional<Row> block = report.of(Verdict.BLOCK).stream().filter(row -> !acknowledged.contains(row.check())).findFirst();
        if (block.isPresent()) {
            Text summary = block.get().finding().summary();
            Object solution = block.get().finding().solution().map(Text::toString).orElse("");
            throw new BlockedException(Text.of("{0} was not started: {1}. {2}", domain.name().orElse("The machine"), summary,
                    solution), report);
        }
        if (progress.isCancelled()) {
            throw new CancelledException(Text.of("The start was cancelled"));
        }
        return connection.create(domain, progress);
    }

    private HostSnapshot facts(Connection connection, Progress progress) throws VitrineException {
        Optional<Host> local = connection.info().local() ? hosts.local() : Optional.empty();
        return local.isPresent() ? local.get().snapshot(progress) : HostSnapshot.nothingKnown();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(news -> listener.run());
    }
}
