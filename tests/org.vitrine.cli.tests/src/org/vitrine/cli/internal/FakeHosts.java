// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.vitrine.core.Host;
import org.vitrine.core.HostReader;
import org.vitrine.core.Hosts;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** One host, {@code local}, of which nothing is known unless a test says so. */
final class FakeHosts implements Hosts {
    HostSnapshot snapshot = HostSnapshot.nothingKnown();
    /** What was recorded: the file, and whether with identity. */
    final List<String> recorded = new ArrayList<>();
    final List<Host> hosts = new ArrayList<>(List.of(new Local()));

    @Override
    public List<Host> all() {
        return hosts;
    }

    @Override
    public Optional<Host> local() {
        return find("local");
    }

    @Override
    public Optional<Host> find(String name) {
        return hosts.stream().filter(host -> host.id().equals(name)).findFirst();
    }

    @Override
    public Host open(String name) throws VitrineException {
        return find(name)
                .orElseThrow(() -> new VitrineException(Text.of("There is no host \"{0}\"; there is {1}.", name,
                        String.join(", ", hosts.stream().map(Host::id).toList()))));
    }

    @Override
    public boolean isSaved(Host host) {
        return false;
    }

    @Override
    public Host save(String name, String label) throws VitrineException {
        return open(name);
    }

    @Override
    public void forget(Host host) {
        hosts.remove(host);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> hosts.size();
    }

    private final class Local implements Host {
        @Override
        public String id() {
            return "local";
        }

        @Override
        public Text label() {
            return Text.of("Here");
        }

        @Override
        public Optional<HostSnapshot> latest() {
            return Optional.empty();
        }

        @Override
        public HostSnapshot scan(Progress progress) {
            return snapshot;
        }

        @Override
        public void record(Path file, boolean keepIdentity, Progress progress) {
            recorded.add(file.getFileName() + (keepIdentity ? " with identity" : ""));
        }

        @Override
        public Subscription onScan(Consumer<HostSnapshot> listener) {
            return this::latest;
        }

        @Override
        public HostReader reader() {
            return new HostReader() {
                @Override
                public Look look(List<Probe> probes, Progress progress) {
                    return new Look(snapshot, System.nanoTime());
                }

                @Override
                public void close() {
                    // nothing runs
                }
            };
        }
    }
}
