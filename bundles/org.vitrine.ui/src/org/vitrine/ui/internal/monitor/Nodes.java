// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.vitrine.core.Connection;
import org.vitrine.core.Feed.Series;
import org.vitrine.core.Machine;
import org.vitrine.provider.Subject;
import org.vitrine.ui.internal.Icons;

/**
 * Makes the rows of the tree: sources, below them subjects, below each its parts and its figures.
 *
 * @param model what there is
 */
record Nodes(MonitorModel model) {

    List<Node> make() {
        return model.sources().stream().map(this::source).toList();
    }

    private Node source(Source source) {
        Optional<Watched.Seen> seen = model.seen(source);
        List<Node> children = new ArrayList<>();
        seen.flatMap(Watched.Seen::problem).ifPresent(
                problem -> children.add(Node.note(source.id() + " problem", problem, Icons.WARN)));
        Map<String, List<Series>> subjects = new LinkedHashMap<>();
        seen.ifPresent(all -> all.series().values().forEach(series -> subjects
                .computeIfAbsent(Key.subject(series.subject()), subject -> new ArrayList<>()).add(series)));
        if (source instanceof Source.OfConnection(Connection connection)) {
            children.addAll(machines(source, connection, subjects));
        }
        children.addAll(devices(source, seen, subjects, Optional.empty()));
        if (children.isEmpty()) {
            children.add(Node.note(source.id() + " none", nothing(source, seen), Icons.INFO));
        }
        return Node.of(source.id(), source.label(), source.icon(), children);
    }

    private String nothing(Source source, Optional<Watched.Seen> seen) {
        if (source instanceof Source.OfConnection(Connection connection)) {
            return connection.state() == Connection.State.OPEN
                    ? Messages.Tree_noMachines
                    : Messages.Tree_closed;
        }
        return seen.filter(all -> !all.absences().isEmpty()).isPresent()
                ? Messages.Tree_nothing
                : Messages.Tree_waiting;
    }

    /** The machines that run, whether they are looked at or not; with 1,000 of them only a few are. */
    private static List<Node> machines(Source source, Connection connection, Map<String, List<Series>> subjects) {
        return connection.machines().stream().filter(Nodes::isOn).map(machine -> {
            String subject = Key.subject(Subject.machine(machine.uuid(), machine.name()));
            List<Node> figures = figures(source, Optional.ofNullable(subjects.remove(subject)).orElse(List.of()));
            String id = id(source, subject);
            return Node.of(id, machine.name(),
                    machine.state() == Machine.State.RUNNING ? Icons.MACHINE_RUNNING : Icons.MACHINE_PAUSED,
                    figures.isEmpty() ? List.of(Node.note(id + " none", Messages.Tree_waiting, Icons.INFO)) : figures);
        }).toList();
    }

    private static boolean isOn(Machine machine) {
        return switch (machine.state()) {
            case RUNNING, PAUSED, SHUTTING_DOWN, SUSPENDED -> true;
            case SHUT_OFF, CRASHED, GONE -> false;
        };
    }

    private static List<Node> devices(Source source, Optional<Watched.Seen> seen, Map<String, List<Series>> subjects,
            Optional<String> parent) {
        List<Node> nodes = new ArrayList<>();
        subjects.forEach((key, series) -> {
            Subject subject = series.getFirst().subject();
            boolean isHere = parent.isPresent()
                    ? subject.parent().equals(parent)
                    : subject.parent().filter(above -> isThere(subjects, above)).isEmpty();
            if (isHere) {
                List<Node> children = new ArrayList<>(figures(source, series));
                if (parent.isEmpty()) {
                    children.addAll(devices(source, seen, subjects, Optional.of(subject.id())));
                }
                String name = seen.map(all -> all.names().get(subject)).orElse(subject.title().toString());
                nodes.add(Node.of(id(source, key), name, icon(source, subject), children));
            }
        });
        return nodes;
    }

    private static boolean isThere(Map<String, List<Series>> subjects, String device) {
        return subjects.containsKey(Subject.Kind.DEVICE + " " + device);
    }

    /** What a connection remembers of machines that run is shown with these; the rest of them have ended. */
    private static Icons icon(Source source, Subject subject) {
        return switch (subject.kind()) {
            case HOST -> Icons.HOST;
            case DEVICE -> Icons.GPU;
            case PART -> Icons.MDEV;
            case MACHINE -> source instanceof Source.OfConnection ? Icons.MACHINE_OFF : Icons.MACHINE_RUNNING;
        };
    }

    private static List<Node> figures(Source source, List<Series> series) {
        return series.stream().map(one -> Node.figure(Key.of(source, one),
                NLS.bind(Messages.Tree_figure, one.metric().title(), Words.name(one.metric().unit())))).toList();
    }

    /** The id of a subject's row. */
    static String id(Source source, String subject) {
        return source.id() + "|" + subject;
    }
}
