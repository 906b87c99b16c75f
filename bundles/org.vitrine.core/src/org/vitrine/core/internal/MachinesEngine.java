// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;
import org.vitrine.provider.Verdict;

/** Starts machines after the checks were asked, on the connections of all drivers. */
@Component
public final class MachinesEngine implements Machines {
    private final Hosts hosts;
    private final Preflight preflight;
    private final Listeners<Boolean> listeners = new Listeners<>();
    private final Connections connections;

    /**
     * @param hosts     whose facts the checks look at
     * @param preflight asked before a start
     */
    @Activate
    public MachinesEngine(@Reference Hosts hosts, @Reference Preflight preflight) {
        this(hosts, preflight, SavedNames.ofUser("connections"));
    }

    MachinesEngine(Hosts hosts, Preflight preflight, SavedNames store) {
        this.hosts = hosts;
        this.preflight = preflight;
        connections = new Connections(store, this::changed);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDriver(MachineDriver driver) {
        connections.add(driver);
        changed();
    }

    void removeDriver(MachineDriver driver) {
        connections.remove(driver);
        changed();
    }

    @Deactivate
    void close() {
        connections.close();
    }

    private void changed() {
        listeners.tell(Boolean.TRUE);
    }

    @Override
    public List<Connection> connections() {
        return connections.list();
    }

    @Override
    public Connection connection(String uri) throws VitrineException {
        return connections.get(uri);
    }

    @Override
    public Optional<Connection> embedded() {
        return connections().stream().filter(connection -> connection.kind() == Connection.Kind.EMBEDDED).findFirst();
    }

    @Override
    public void save(String uri, String name) throws VitrineException {
        connections.save(uri, name);
    }

    @Override
    public void forget(String uri) throws VitrineException {
        connections.forget(uri);
    }

    @Override
    public Machine start(Connection connection, Domain domain, Set<String> acknowledged, Progress progress)
            throws VitrineException {
        connection.open(progress);
        progress.now(Text.of("Checking {0}", domain.name().orElse("the machine")));
        Report report = preflight.check(Situation.of(facts(connection, progress), domain).on(connection.info()));
        Optional<Row> block = report.of(Verdict.BLOCK).stream().filter(row -> !acknowledged.contains(row.check()))
                .findFirst();
        if (block.isPresent()) {
            throw new BlockedException(refusal(domain, block.get().finding()), report);
        }
        if (progress.isCancelled()) {
            throw new CancelledException(
                    Text.of("The start of {0} was cancelled.", domain.name().orElse("the machine")));
        }
        return connection.create(domain, progress);
    }

    private static Text refusal(Domain domain, Finding block) {
        String name = domain.name().orElse("The machine");
        return block.solution()
                .map(solution -> Text.of("{0} was not started: {1}. {2}", name, block.summary(), solution))
                .orElseGet(() -> Text.of("{0} was not started: {1}.", name, block.summary()));
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
