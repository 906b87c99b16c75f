// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Makes trees of the parser's events; the parser itself keeps its states on the heap, so depth is bounded here. */
final class TreeReader {
    private final String text;
    private final Offsets offsets;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Yaml.Document> documents = new ArrayList<>();
    private Map<String, Sized> anchors = new HashMap<>();
    private @Nullable DocumentStartEvent document;
    private @Nullable Sized last;
    private int nodes;

    /** A node and how many nodes it stands for. */
    private record Sized(Node node, int size) {
    }

    /** A collection that is being read. */
    private record Open(CollectionStartEvent event, List<Sized> children) {
    }

    TreeReader(String text) {
        this.text = text;
        this.offsets = new Offsets(text);
    }

    List<Yaml.Document> read() throws YamlException {
        if (text.length() > Yaml.LENGTH) {
            throw new YamlException("The file is longer than " + (Yaml.LENGTH >> 20)
                    + " Mi characters; that is no description of a machine.", 0, 0);
        }
        try {
            Iterator<Event> events = new Parse(LoadSettings.builder().setCodePointLimit(Yaml.LENGTH).build())
                    .parseString(text).iterator();
            while (events.hasNext()) {
                take(events.next());
            }
            return documents;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            throw new YamlException("This is no YAML: " + e.getProblem() + ".",
                    mark.map(m -> m.getLine() + 1).orElse(0),
                    mark.map(m -> m.getColumn() + 1).orElse(0));
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // the parser's own words for a character that YAML forbids, a version it does not know, an escape out of range
            throw new YamlException("This is no YAML: " + firstLine(e), 0, 0);
        }
    }

    private static String firstLine(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? "it cannot be read" : message.lines().findFirst().orElse("");
    }

    private void take(Event event) throws YamlException {
        switch (event) {
            case DocumentStartEvent start -> {
                document = start;
                anchors = new HashMap<>();
            }
            case ScalarEvent scalar -> add(scalar, new Sized(scalar(scalar), 1));
            case AliasEvent alias -> add(alias, alias(alias));
            case CollectionStartEvent start -> {
                if (open.size() >= Yaml.DEPTH) {
                    throw refused("Collections stand more than " + Yaml.DEPTH + " deep in one another", event);
                }
                open.push(new Open(start, new ArrayList<>()));
            }
            case CollectionEndEvent end -> {
                Open collection = open.pop();
                add(collection.event(), collection(collection, end));
            }
            case DocumentEndEvent end -> finish();
            default -> {
                // the stream's start and end
            }
        }
    }

    private void finish() {
        DocumentStartEvent start = document;
        Sized root = last;
        if (start != null && root != null) {
            Map<String, String> handles = new HashMap<>(start.getTags());
            documents.add(new Yaml.Document(root.node(),
                    start.getSpecVersion().map(v -> v.getMajor() + "." + v.getMinor()), handles));
        }
        last = null;
    }

    private void add(NodeEvent event, Sized node) throws YamlException {
        nodes += event instanceof AliasEvent ? node.size() : 1;
        if (nodes > Yaml.NODES) {
            throw refused("It has more than " + Yaml.NODES + " values, aliases counted as what they stand for", event);
        }
        if (!(event instanceof AliasEvent)) {
            event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
        }
        if (open.isEmpty()) {
            last = node;
        } else {
            open.getFirst().children().add(node);
        }
    }

    private Sized alias(AliasEvent event) throws YamlException {
        Sized target = anchors.get(event.getAlias().getValue());
        if (target == null) {
            throw refused("The alias *" + event.getAlias().getValue() + " has no anchor before it", event);
        }
        return target.node() instanceof Node.Scalar scalar
                ? new Sized(new Node.Scalar(place(event), scalar.tag(), scalar.value(), scalar.style()), 1)
                : target;
    }

    private Node.Scalar scalar(ScalarEvent event) {
        Node.Style style = switch (event.getScalarStyle()) {
            case ScalarStyle s when s == ScalarStyle.SINGLE_QUOTED -> Node.Style.SINGLE;
            case ScalarStyle s when s == ScalarStyle.DOUBLE_QUOTED -> Node.Style.DOUBLE;
            case ScalarStyle s when s == ScalarStyle.LITERAL || s == ScalarStyle.FOLDED -> Node.Style.BLOCK;
            default -> Node.Style.PLAIN;
        };
        Place place = place(event);
        int end = place.end();
        while (style == Node.Style.BLOCK && end > place.start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Node.Scalar(place.to(end), event.getTag(), event.getValue(), style);
    }

    private Sized collection(Open open, CollectionEndEvent end) throws YamlException {
        CollectionStartEvent event = open.event();
        List<Sized> children = open.children();
        int size = children.stream().mapToInt(Sized::size).sum() + 1;
        Place place = place(event);
        int until = event.isFlow()
                ? offsets.of(mark(end.getEndMark()).getIndex())
                : children.stream().mapToInt(child -> child.node().place().end()).max().orElse(place.start());
        Place whole = place.to(Math.max(place.start(), until));
        if (!(event instanceof MappingStartEvent)) {
            return new Sized(new Node.Sequence(whole, event.getTag(), children.stream().map(Sized::node).toList(),
                    event.isFlow()), size);
        }
        List<Node.Pair> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < children.size(); i += 2) {
            if (!(children.get(i).node() instanceof Node.Scalar key)) {
                throw refused("A key is a list or a mapping; write a plain word", event);
            }
            pairs.add(new Node.Pair(key, children.get(i + 1).node()));
        }
        return new Sized(new Node.Mapping(whole, event.getTag(), pairs, event.isFlow()), size);
    }

    private Place place(Event event) {
        Mark start = mark(event.getStartMark());
        int from = offsets.of(start.getIndex());
        return new Place(from, offsets.of(mark(event.getEndMark()).getIndex()), start.getLine() + 1,
                from - offsets.of(start.getIndex() - start.getColumn()) + 1);
    }

    private static Mark mark(Optional<Mark> mark) {
        return mark.orElseThrow(() -> new YamlEngineException("the parser gave no place"));
    }

    private static YamlException refused(String message, Event event) {
        Mark mark = mark(event.getStartMark());
        return new YamlException(message + ".", mark.getLine() + 1, mark.getColumn() + 1);
    }
}
