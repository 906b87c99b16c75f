// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.vitrine.core.Feed.History;
import org.vitrine.core.Feed.Series;
import org.vitrine.core.Live;
import org.vitrine.provider.Subject;
import org.vitrine.ui.internal.report.DeviceNames;

/**
 * What can be watched, what is, and what a person chose to see. A source is watched while the view can be seen and the source is
 * unfolded or one of its figures is chosen. For the UI thread.
 */
final class MonitorModel {
    private static final String MACHINE = Subject.Kind.MACHINE + " ";
    // a look a second, and as many again for looks that come faster
    private static final long LOOK_MS = 500;
    private final Live live;
    private final DeviceNames devices;
    private final Runnable news;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private final Map<Key, Integer> chosen = new LinkedHashMap<>();
    private final Set<String> unfolded = new LinkedHashSet<>();
    private final Set<Key> looked = new HashSet<>();
    private final Set<String> allowed = new HashSet<>();
    private final Past past = new Past();
    private boolean visible;

    /** @param news called on a background thread after each look at a source */
    MonitorModel(Live live, DeviceNames devices, Runnable news) {
        this.live = live;
        this.devices = devices;
        this.news = news;
    }

    /** The sources that there are now. */
    void sources(List<Source> all) {
        sources.clear();
        all.forEach(source -> sources.put(source.id(), source));
        update();
    }

    List<Source> sources() {
        return List.copyOf(sources.values());
    }

    /** Whether anybody can see the view; nothing is watched while nobody can. */
    void visible(boolean now) {
        visible = now;
        update();
    }

    /** A person unfolded a source or folded it up. */
    void unfold(String source, boolean now) {
        if (now) {
            unfolded.add(source);
            allowed.add(source);
        } else {
            unfolded.remove(source);
        }
        update();
    }

    Set<String> unfolded() {
        return Set.copyOf(unfolded);
    }

    /** Unfolds what was unfolded in another session; one that may ask for a password waits for a person. */
    void restore(Set<String> ids) {
        unfolded.addAll(ids);
        update();
    }

    /** A person unfolded a machine, so that its figures are looked for, or folded it up. */
    void look(String source, String uuid, boolean now) {
        Key machine = new Key(source, MACHINE + uuid, "");
        if (now) {
            looked.add(machine);
        } else {
            looked.remove(machine);
        }
        update();
    }

    /** Shows a figure or does not any more. */
    void choose(Key key, boolean now) {
        if (now) {
            chosen.computeIfAbsent(key, fresh -> freeSlot());
        } else {
            chosen.remove(key);
            past.forget(key);
        }
        update();
    }

    private int freeSlot() {
        return IntStream.range(0, chosen.size() + 1).filter(slot -> !chosen.containsValue(slot)).findFirst().orElse(0);
    }

    /** Shows nothing. */
    void chooseNothing() {
        List.copyOf(chosen.keySet()).forEach(key -> choose(key, false));
    }

    /** What is shown, in the order of choosing. */
    List<Key> chosen() {
        return List.copyOf(chosen.keySet());
    }

    /** The colour of a figure that is shown. */
    Optional<Integer> slot(Key key) {
        return Optional.ofNullable(chosen.get(key));
    }

    /** What the last look at a source showed; empty while it is not watched. */
    Optional<Watched.Seen> seen(Source source) {
        return Optional.ofNullable(watched.get(source.id())).map(Watched::seen);
    }

    /** Whether a source waits for a person to unfold it. */
    boolean waits(Source source) {
        return source.mayAsk() && !allowed.contains(source.id());
    }

    /** What the tree is made of: equal for as long as it would not look otherwise. */
    List<Object> structure() {
        List<Object> all = new ArrayList<>();
        for (Source source : sources.values()) {
            all.add(source);
            seen(source).ifPresent(all::add);
            all.addAll(source.state());
        }
        return all;
    }

    /** Why figures are not there, one line each; with the source's name where several are watched. */
    List<String> absences() {
        List<Watched> all = List.copyOf(watched.values());
        return all.stream().flatMap(one -> one.seen().absences().stream()
                .map(line -> all.size() > 1 ? one.source().label() + ": " + line : line)).toList();
    }

    /** What to draw now. Of a window that follows the clock only as many points as fit into it are asked for. */
    List<Plot> plots(TimeWindow window) {
        Map<Key, Plot> plots = new LinkedHashMap<>();
        chosen.keySet().forEach(key -> sourceOf(key)
                .ifPresent(one -> Optional.ofNullable(one.seen().series().get(key))
                        .ifPresent(series -> plots.put(key, plot(key, one, series, window)))));
        return List.copyOf(plots.values());
    }

    private Plot plot(Key key, Watched one, Series series, TimeWindow window) {
        History history = window.follows()
                ? one.feed().history(series, (int) (window.span() / LOOK_MS) + 2)
                : one.feed().history(series);
        String subject = one.seen().names().getOrDefault(series.subject(), series.subject().title().toString());
        return new Plot(key, subject, series.metric(), chosen.getOrDefault(key, 0), past.join(key, history));
    }

    private Optional<Watched> sourceOf(Key key) {
        return Optional.ofNullable(watched.get(key.source()));
    }

    private void update() {
        Set<String> wanted = sources.values().stream().filter(source -> visible && !waits(source))
                .map(Source::id).filter(this::isWanted).collect(Collectors.toSet());
        for (Watched one : List.copyOf(watched.values())) {
            if (!wanted.contains(one.source().id())) {
                keep(one);
                one.close();
                watched.remove(one.source().id());
            }
        }
        for (Source source : List.copyOf(sources.values())) {
            Set<String> machines = machines(source.id());
            Watched one = watched.get(source.id());
            if (one != null) {
                one.machines(machines);
            } else if (wanted.contains(source.id())) {
                watched.put(source.id(), new Watched(source, live, devices, machines, news));
            }
        }
    }

    private boolean isWanted(String source) {
        return unfolded.contains(source) || chosen.keySet().stream().anyMatch(key -> key.source().equals(source));
    }

    private void keep(Watched one) {
        one.seen().series().forEach((key, series) -> {
            if (chosen.containsKey(key)) {
                past.keep(key, one.feed().history(series));
            }
        });
    }

    private Set<String> machines(String source) {
        Predicate<Key> ofMachine = key -> key.source().equals(source) && key.subject().startsWith(MACHINE);
        List<Key> keys = new ArrayList<>(looked);
        keys.addAll(chosen.keySet());
        return keys.stream().filter(ofMachine).map(key -> key.subject().substring(MACHINE.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Watches nothing any more. */
    void close() {
        visible(false);
    }
}
