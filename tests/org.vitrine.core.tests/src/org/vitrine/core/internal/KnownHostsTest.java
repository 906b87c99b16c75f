// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.core.Host;
import org.vitrine.core.HostReach;
import org.vitrine.core.HostSource;
import org.vitrine.core.Progress;
import org.vitrine.core.VitrineException;
import org.vitrine.host.Entry;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;

/** Hosts by name, as the service gives them. */
class KnownHostsTest {
    private static final String SERIAL = "4C530001230607115";
    private final Providing providing = new Providing();
    private final List<String> closed = new ArrayList<>();
    @TempDir
    Path folder = Path.of("");

    private HostsEngine hosts() {
        var hosts = new HostsEngine(providing.engine, providing.dialects,
                new SavedNames(folder.resolve("hosts.properties"), "hosts"));
        hosts.addSource(new Source("local"));
        return hosts;
    }

    private final class Source implements HostSource {
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
            return Text.of("{0}", "label of " + id);
        }

        @Override
        public HostSnapshot collect(List<Probe> probes, Progress progress) {
            return HostSnapshot.builder().probed(probes).put("/sys/x/serial", Entry.file(SERIAL)).build();
        }

        @Override
        public void close() {
            closed.add(id);
        }
    }

    private HostReach reach() {
        return name -> name.startsWith("far://")
                ? Optional.of(new Source(name.replaceFirst("/$", "")))
                : Optional.empty();
    }

    private static List<String> ids(HostsEngine hosts) {
        return hosts.all().stream().map(Host::id).toList();
    }

    @Test
    void aHostIsOneHoweverItIsNamed() throws Exception {
        HostsEngine hosts = hosts();
        var news = new AtomicInteger();
        hosts.onChange(news::incrementAndGet);
        hosts.addReach(reach());
        Host far = hosts.open("far://b");
        assertSame(far, hosts.open("far://b/"));
        assertEquals(List.of("far://b/"), closed.stream().map(id -> id + "/").toList(),
                "the other view of it is closed");
        assertSame(hosts.local().orElseThrow(), hosts.open("local"));
        assertEquals(List.of("local", "far://b"), ids(hosts));
        assertTrue(news.get() >= 2);
    }

    @Test
    void aNameThatIsNoneIsRefusedWithWhatCanBeWritten() {
        HostsEngine hosts = hosts();
        String sentence = assertThrows(VitrineException.class, () -> hosts.open("moon")).text().toString();
        assertTrue(sentence.contains("\"moon\"") && sentence.contains("ssh://") && sentence.contains(".vhost"),
                sentence);
        assertEquals(List.of("local"), ids(hosts));
    }

    @Test
    void whereNothingLooksAtThisMachineThatIsSaid() {
        var hosts = new HostsEngine(providing.engine, providing.dialects, SavedNamesTest.none("hosts"));
        assertTrue(assertThrows(VitrineException.class, () -> hosts.open("local")).text().toString()
                .contains("org.vitrine.host.linux"));
    }

    @Test
    void savedHostsAreThereTheNextTimeAndForgottenOnesAreNot() throws Exception {
        HostsEngine hosts = hosts();
        hosts.addReach(reach());
        hosts.save("far://a", "Attic");
        hosts.open("far://b");
        assertTrue(hosts.isSaved(hosts.open("far://a")));
        assertFalse(hosts.isSaved(hosts.open("far://b")));

        HostsEngine next = hosts();
        assertEquals(List.of("local"), ids(next), "nothing reaches it yet");
        next.addReach(reach());
        assertEquals(List.of("local", "far://a"), ids(next));
        assertEquals("Attic", next.open("far://a").label().toString());

        next.forget(next.open("far://a"));
        assertEquals(List.of("far://a"), closed);
        assertEquals(List.of("local"), ids(next));
        assertEquals(List.of("local"), ids(hosts()));
    }

    @Test
    void aBrokenFileDoesNotTakeThisMachineAwayAndIsNotOverwritten() throws Exception {
        Path file = folder.resolve("hosts.properties");
        Files.write(file, new byte[]{'a', (byte) 0xe4});
        HostsEngine hosts = hosts();
        hosts.addReach(reach());
        assertEquals(List.of("local"), ids(hosts));
        assertThrows(VitrineException.class, () -> hosts.save("far://a", "A"));
        assertEquals(2, Files.size(file));
    }

    @Test
    void whenItsReachGoesAHostIsClosedAndARecordingStays() throws Exception {
        HostsEngine hosts = hosts();
        HostReach reach = reach();
        hosts.addReach(reach);
        hosts.open("far://a");
        hosts.open(folder.resolve("x.vhost").toString());
        hosts.removeReach(reach);
        assertEquals(List.of("far://a"), closed);
        assertEquals(List.of("local", folder.resolve("x.vhost").toString()), ids(hosts));
        hosts.close();
        assertEquals(List.of("far://a"), closed, "what is gone is not closed again");
    }

    @Test
    void aRecordingAnswersWithWhatItHas() throws Exception {
        HostsEngine hosts = hosts();
        Path file = folder.resolve("x.vhost");
        Host local = hosts.local().orElseThrow();
        local.record(file, true, Progress.NONE);
        Host recorded = hosts.open(folder.resolve("./x.vhost").toString());
        HostSnapshot snapshot = recorded.snapshot(Progress.NONE);
        assertEquals(local.latest().orElseThrow().id(), snapshot.id());
        assertSame(snapshot, recorded.snapshot(Progress.NONE), "it is read once");
        assertSame(recorded, hosts.open(file.toString()));
    }

    @Test
    void aRecordingHasNoIdentityUnlessItIsAskedFor() throws Exception {
        HostsEngine hosts = hosts();
        Path without = folder.resolve("without.vhost");
        Path with = folder.resolve("with.vhost");
        hosts.local().orElseThrow().record(without, false, Progress.NONE);
        hosts.local().orElseThrow().record(with, true, Progress.NONE);
        assertEquals(Fact.known(SERIAL), hosts.open(with.toString()).scan(Progress.NONE).text("/sys/x/serial"));
        assertFalse(hosts.open(without.toString()).scan(Progress.NONE).tree().toString().contains(SERIAL));
    }
}
