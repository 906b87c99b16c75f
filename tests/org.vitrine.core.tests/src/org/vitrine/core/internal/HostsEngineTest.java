// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.core.CancelledException;
import org.vitrine.core.Host;
import org.vitrine.core.HostSource;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.Check;
import org.vitrine.provider.Finding;
import org.vitrine.provider.Situation;

class HostsEngineTest {
    private final Providing providing = new Providing();
    private final HostsEngine hosts = new HostsEngine(providing.engine, providing.dialects,
            SavedNamesTest.none("hosts"));

    @AfterEach
    void end() {
        providing.close();
    }

    /** Finds nothing on its host, and keeps what it was asked for. */
    private static class Source implements HostSource {
        final List<List<Probe>> asked = new ArrayList<>();
        private final String id;

        Source(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Text label() {
            return Text.of("Host {0}", id);
        }

        @Override
        public HostSnapshot collect(List<Probe> probes, Progress progress) throws VitrineException {
            if (progress.isCancelled()) {
                throw new CancelledException(Text.of("Cancelled"));
            }
            asked.add(probes);
            return HostSnapshot.builder().probed(probes).build();
        }
    }

    private static Progress cancelled() {
        return new Progress() {
            @Override
            public void now(Text doing) {
                assertTrue(doing.toString().contains("Host local"));
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
    }

    private Host local(Source source) {
        hosts.addSource(source);
        return hosts.local().orElseThrow();
    }

    @Test
    void thisMachineComesFirstAndHostsGoWithTheirSource() {
        Source local = new Source("local");
        hosts.addSource(new Source("a"));
        hosts.addSource(local);

        assertEquals(List.of("local", "a"), hosts.all().stream().map(Host::id).toList());
        assertEquals("Host a", hosts.find("a").orElseThrow().label().toString());
        hosts.removeSource(local);
        assertEquals(Optional.empty(), hosts.local());
    }

    @Test
    void aSnapshotIsKeptAndHoldsTheCommonProbes() throws VitrineException {
        Source source = new Source("local");
        Host host = local(source);
        assertEquals(Optional.empty(), host.latest());

        HostSnapshot first = host.snapshot(Progress.NONE);

        assertSame(first, host.snapshot(Progress.NONE));
        assertSame(first, host.latest().orElseThrow());
        assertEquals(1, source.asked.size());
        assertTrue(first.probes().containsAll(HostSnapshot.commonProbes()));
    }

    @Test
    void theHostIsLookedAtAgainWhenANewProvidersProbeIsMissing() throws VitrineException {
        Source source = new Source("local");
        Host host = local(source);
        host.snapshot(Progress.NONE);
        FakeProvider newcomer = new FakeProvider("new");
        newcomer.probes = List.of(Probe.path("/sys/devices/new"));
        providing.add(newcomer, 0);

        HostSnapshot second = host.snapshot(Progress.NONE);

        assertEquals(2, source.asked.size());
        assertInstanceOf(Fact.Absent.class, second.entry("/sys/devices/new"));
    }

    @Test
    void probesOfChecksAreMadeAndABrokenProviderCostsItsOwnOnly() throws VitrineException {
        FakeProvider broken = new FakeProvider("broken");
        broken.checks = () -> {
            throw new IllegalStateException("boom");
        };
        providing.add(broken, 0);
        providing.with(new ProbingCheck("/sys/devices/lone"));
        providing.add(new FakeProvider("sound").asking(new ProbingCheck("/sys/devices/sound")), 0);
        Source source = new Source("local");

        HostSnapshot snapshot = local(source).scan(Progress.NONE);

        assertTrue(snapshot.probes()
                .containsAll(List.of(Probe.path("/sys/devices/lone"), Probe.path("/sys/devices/sound"))));
    }

    private record ProbingCheck(String path) implements Check {
        @Override
        public String id() {
            return "probing";
        }

        @Override
        public Text question() {
            return Text.of("?");
        }

        @Override
        public List<Probe> probes() {
            return List.of(Probe.path(path));
        }

        @Override
        public Finding evaluate(Situation situation) {
            return Finding.notApplicable();
        }
    }

    @Test
    void aCancelledScanKeepsTheOldSnapshot() throws VitrineException {
        Host host = local(new Source("local"));
        HostSnapshot before = host.scan(Progress.NONE);

        assertThrows(CancelledException.class, () -> host.scan(cancelled()));

        assertSame(before, host.latest().orElseThrow());
    }

    @Test
    void aHostThatCannotBeReachedSaysWhyAndKeepsTheOldSnapshot() throws VitrineException {
        List<HostSnapshot> heard = new ArrayList<>();
        Source moody = new Source("local") {
            @Override
            public HostSnapshot collect(List<Probe> probes, Progress progress) throws VitrineException {
                if (!asked.isEmpty()) {
                    throw new VitrineException(Text.of("The host is asleep. Wake it."));
                }
                return super.collect(probes, progress);
            }
        };
        Host host = local(moody);
        var subscription = host.onScan(heard::add);
        HostSnapshot before = host.scan(Progress.NONE);

        VitrineException failure = assertThrows(VitrineException.class, () -> host.scan(Progress.NONE));

        assertEquals("The host is asleep. Wake it.", failure.text().toString());
        assertSame(before, host.latest().orElseThrow());
        assertEquals(List.of(before), heard);
        subscription.close();
    }

    @Test
    void newsOfHosts() {
        List<Integer> counts = new ArrayList<>();
        hosts.onChange(() -> counts.add(hosts.all().size()));
        Source source = new Source("local");

        hosts.addSource(source);
        hosts.removeSource(source);

        assertEquals(List.of(1, 0), counts);
    }
}
