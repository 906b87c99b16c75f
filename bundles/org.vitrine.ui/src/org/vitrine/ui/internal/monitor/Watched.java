// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.vitrine.core.Feed;
import org.vitrine.core.Live;
import org.vitrine.host.Fact;
import org.vitrine.host.HostSnapshot;
import org.vitrine.host.PciAddress;
import org.vitrine.host.PciFunction;
import org.vitrine.host.Text;
import org.vitrine.provider.Subject;
import org.vitrine.ui.internal.report.DeviceNames;

/** A source that is being watched, and what the last look showed. What it shows may be asked on any thread. */
final class Watched implements AutoCloseable {

    /**
     * What there is to choose from.
     *
     * @param series    the figures by what they are remembered as
     * @param names     the subjects' names for a person
     * @param absences  why other figures are not there
     * @param problem   why nothing comes at present
     */
    record Seen(Map<Key, Feed.Series> series, Map<Subject, String> names, List<String> absences,
            Optional<String> problem) {
    }

    private final Source source;
    private final DeviceNames devices;
    private final Runnable news;
    private final Feed feed;
    // of the one thread that calls back
    private List<Feed.Series> last = List.of();
    private volatile Set<String> machines = Set.of();
    private volatile Seen seen = new Seen(Map.of(), Map.of(), List.of(), Optional.empty());

    /** @param news called on a background thread after each look */
    Watched(Source source, Live live, DeviceNames devices, Set<String> machines, Runnable news) {
        this.source = source;
        this.devices = devices;
        this.news = news;
        this.machines = machines;
        feed = source.watch(live, () -> this.machines);
        feed.onLook(this::looked);
    }

    Source source() {
        return source;
    }

    Feed feed() {
        return feed;
    }

    Seen seen() {
        return seen;
    }

    /** The machines of a connection to look at from now on. */
    void machines(Set<String> uuids) {
        machines = uuids;
    }

    /** What is as it was stays the same object, so that comparing it later costs nothing. */
    private void looked() {
        List<Feed.Series> series = feed.series();
        Map<Key, Feed.Series> figures = seen.series();
        Map<Subject, String> names = seen.names();
        if (!series.equals(last)) {
            last = series;
            figures = new LinkedHashMap<>();
            names = new HashMap<>();
            for (Feed.Series one : series) {
                figures.put(Key.of(source, one), one);
                names.computeIfAbsent(one.subject(), this::name);
            }
        }
        seen = new Seen(figures, names, feed.absences().stream().map(Text::toString).toList(),
                feed.problem().map(Text::toString));
        news.run();
    }

    /** A device by its maker's name, before its address. */
    private String name(Subject subject) {
        Optional<PciAddress> address = subject.kind() == Subject.Kind.DEVICE
                ? PciAddress.of(subject.id())
                : Optional.empty();
        Optional<HostSnapshot> host = source.snapshot();
        Optional<PciFunction> function = host.flatMap(known -> address.map(known.pci()::function))
                .filter(known -> known.vendor() instanceof Fact.Known);
        return function.isPresent()
                ? devices.name(function.get()) + " " + subject.id().replaceFirst("^0000:", "")
                : subject.title().toString();
    }

    @Override
    public void close() {
        feed.close();
    }
}
