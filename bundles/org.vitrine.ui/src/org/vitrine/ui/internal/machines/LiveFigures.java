// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.machines;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Control;
import org.vitrine.core.Connection;
import org.vitrine.core.Feed;
import org.vitrine.core.Live;
import org.vitrine.core.Machine;
import org.vitrine.provider.Metric;
import org.vitrine.provider.Metric.Unit;
import org.vitrine.provider.Subject;
import org.vitrine.ui.internal.OnUi;

/** Figures out of the core's feeds: one for each connection whose machines are wanted, of these machines alone. */
final class LiveFigures implements Figures {
    private static final Metric LOAD = Metric.gauge("cpu.busy", "Processors", Unit.PERCENT);
    private static final Metric RATE = Metric.gauge("screen.rate", "Pictures", Unit.PER_SECOND);
    private static final double ALL = 100;
    /** What a guest draws that draws for each picture of a usual screen. */
    private static final double SMOOTH = 60;

    private final Live live;
    private final Control owner;
    private final Consumer<Machine> changed;
    private final Map<Connection, Watched> watched = new HashMap<>();
    private final Map<Machine, List<Trace>> traces = new HashMap<>();

    /**
     * Nothing is wanted yet.
     *
     * @param owner   whose thread everything happens on
     * @param changed told whose figures are new
     */
    LiveFigures(Live live, Control owner, Consumer<Machine> changed) {
        this.live = live;
        this.owner = owner;
        this.changed = changed;
    }

    /** The feed of a connection, and which machines are wanted of it. */
    private static final class Watched {
        private volatile List<Machine> machines;
        private final Feed feed;

        Watched(Live live, Connection connection, List<Machine> first) {
            machines = first;
            feed = live.watch(connection, this::uuids);
        }

        private Set<String> uuids() {
            return machines.stream().map(Machine::uuid).collect(Collectors.toUnmodifiableSet());
        }

        Map<Machine, List<Trace>> traces() {
            Map<String, Double> tops = feed.series().stream().filter(series -> series.metric().equals(LOAD))
                    .collect(Collectors.toMap(series -> series.subject().id(),
                            series -> series.metric().maximum().orElse(ALL), Math::max));
            return machines.stream().collect(Collectors.toMap(machine -> machine,
                    machine -> List.of(load(machine, tops.getOrDefault(machine.uuid(), ALL)), rate(machine)),
                    (one, same) -> one));
        }

        private Trace load(Machine machine, double top) {
            double[] values = history(machine, LOAD);
            for (int i = 0; i < values.length; i++) {
                values[i] *= ALL / top;
            }
            return new Trace(values, ALL);
        }

        private Trace rate(Machine machine) {
            double[] values = history(machine, RATE);
            double top = SMOOTH;
            for (double value : values) {
                top = Double.isNaN(value) ? top : Math.max(top, value);
            }
            return new Trace(values, top);
        }

        private double[] history(Machine machine, Metric metric) {
            Subject subject = Subject.machine(machine.uuid(), machine.name());
            return feed.history(new Feed.Series(subject, metric), Trace.LENGTH).values();
        }
    }

    @Override
    public void want(Collection<Machine> machines) {
        Map<Connection, List<Machine>> wanted = machines.stream().collect(Collectors.groupingBy(Machine::connection));
        watched.entrySet().removeIf(entry -> {
            boolean isLeft = !wanted.containsKey(entry.getKey());
            if (isLeft) {
                entry.getValue().feed.close();
            }
            return isLeft;
        });
        wanted.forEach((connection, those) -> {
            Watched known = watched.get(connection);
            if (known == null) {
                watched.put(connection, follow(connection, those));
            } else {
                known.machines = those;
            }
        });
        traces.keySet().retainAll(Set.copyOf(machines));
    }

    private Watched follow(Connection connection, List<Machine> machines) {
        Watched made = new Watched(live, connection, machines);
        made.feed.onLook(() -> {
            Map<Machine, List<Trace>> newest = made.traces();
            OnUi.later(owner, () -> looked(connection, made, newest));
        });
        return made;
    }

    private void looked(Connection connection, Watched from, Map<Machine, List<Trace>> newest) {
        if (watched.get(connection) == from) {
            newest.forEach((machine, now) -> {
                List<Trace> before = of(machine);
                traces.put(machine, now);
                if (!isEmpty(before) || !isEmpty(now)) {
                    changed.accept(machine);
                }
            });
        }
    }

    private static boolean isEmpty(List<Trace> both) {
        return both.stream().allMatch(Trace::isEmpty);
    }

    @Override
    public List<Trace> of(Machine machine) {
        return traces.getOrDefault(machine, List.of(Trace.NONE, Trace.NONE));
    }

    @Override
    public void close() {
        want(List.of());
    }
}
