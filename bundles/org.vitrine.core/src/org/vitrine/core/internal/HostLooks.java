// SPDX-License-Identifier: EPL-2.0
package org.vitrine.core.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.vitrine.core.Host;
import org.vitrine.core.HostReader;
import org.vitrine.core.Progress;
import org.vitrine.core.Subscription;
import org.vitrine.core.VitrineException;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.LaterLook;
import org.vitrine.host.Probe;
import org.vitrine.host.Text;
import org.vitrine.provider.LiveSource.Reading;
import org.vitrine.provider.Sample;

/**
 * The figures of a host's devices, by all live sources in one look. What a source is given is the look on top of the newest
 * scan.
 */
final class HostLooks implements Looks {
    private static final Duration DEADLINE = Duration.ofSeconds(8);
    private static final Text NEVER = Text.of("The host was never looked at. Look at it anew.");

    private final Host host;
    private final HostReader reader;
    private final Subscription watching;
    private final Supplier<List<LiveService>> sources;
    private Optional<HostSnapshot> last = Optional.empty();
    private Optional<Text> refused = Optional.empty();

    /** @param sources those that are asked now */
    HostLooks(Host host, Supplier<List<LiveService>> sources) {
        this.host = host;
        this.sources = sources;
        reader = host.reader();
        // so that the newest scan is what is there, whoever else looks at the host
        watching = host.onScan(snapshot -> {
            // each look asks for it
        });
    }

    @Override
    public Taken take(Progress progress) throws VitrineException {
        HostSnapshot scan = scan(progress);
        List<LiveService> asked = sources.get();
        HostSnapshot before = last.map(look -> LaterLook.over(scan, look)).orElse(scan);
        Set<Probe> probes = new LinkedHashSet<>();
        asked.stream().map(source -> source.probes(before)).toList().forEach(call -> probes.addAll(call.get()));
        HostReader.Look look = reader.look(List.copyOf(probes), new Bounded(progress, DEADLINE));
        last = Optional.of(look.snapshot());
        return decoded(asked, LaterLook.over(scan, look.snapshot()), look.nanos());
    }

    private static Taken decoded(List<LiveService> asked, HostSnapshot now, long nanos) {
        List<Guard.Call<Reading>> readings = asked.stream().map(source -> source.decode(now)).toList();
        List<Sample> samples = new ArrayList<>();
        List<Text> absences = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Text title = asked.get(i).title();
            Reading reading = readings.get(i).get();
            samples.addAll(reading.samples());
            reading.absence().ifPresent(why -> absences.add(Text.of("{0}: {1}", title, why)));
        }
        return new Taken(samples, nanos, List.copyOf(absences));
    }

    /** People are asked for passwords once: what fails then waits until somebody looks at the host. */
    private HostSnapshot scan(Progress progress) throws VitrineException {
        Optional<HostSnapshot> newest = host.latest();
        if (newest.isPresent()) {
            return newest.get();
        }
        if (refused.isPresent()) {
            throw new VitrineException(refused.get());
        }
        refused = Optional.of(NEVER);
        try {
            return host.snapshot(progress);
        } catch (VitrineException e) {
            refused = Optional.of(e.text());
            throw e;
        }
    }

    @Override
    public void close() {
        watching.close();
        reader.close();
    }

    /** Nobody waits for a look longer than that. */
    private record Bounded(Progress progress, long end) implements Progress {
        Bounded(Progress progress, Duration time) {
            this(progress, System.nanoTime() + time.toNanos());
        }

        @Override
        public void now(Text doing) {
            progress.now(doing);
        }

        @Override
        public boolean isCancelled() {
            return progress.isCancelled() || System.nanoTime() - end > 0;
        }
    }
}
