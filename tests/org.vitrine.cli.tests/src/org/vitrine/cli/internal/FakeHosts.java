// SPDX-License-Identifier: EPL-2.0
package org.vitrine.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.vitrine.core.Host;
import org.vitrine.core.Hosts;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Text;

/** One host, {@code local}, of which nothing is known. */
final class FakeHosts implements Hosts {
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
    public Subscription onChange(Runnable listener) {
        return () -> hosts.size();
    }

    private static final class Local implements Host {
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
            return HostSnapshot.nothingKnown();
        }

        @Override
        public Subscription onScan(Consumer<HostSnapshot> listener) {
            return this::latest;
        }
    }
}
