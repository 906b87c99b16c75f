// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import java.util.List;
import java.util.Optional;

/**
 * Makes edits that follow a text's own layout.
 *
 * @param text the text that the nodes stand in
 */
record Edits(String text) {

    /** A scalar at the end of a path, and what is above it. */
    private record Way(Node deepest, int steps) {
    }

    Splice set(Node root, YamlPath path, YamlValue value) {
        Way way = way(root, path);
        if (way.steps() == path.steps().size()) {
            return replace(root, path, way.deepest(), value);
        }
        YamlValue wrapped = value;
        for (YamlPath.Step step : path.steps().subList(way.steps() + 1, path.steps().size()).reversed()) {
            wrapped = switch (step) {
                case YamlPath.Key(String name) -> new YamlValue.Fields().put(name, wrapped);
                case YamlPath.Index(int number) when number == 0 -> new YamlValue.Items(List.of(wrapped));
                case YamlPath.Index(int number) -> throw beyond(path);
            };
        }
        return add(root, path, way, wrapped);
    }

    private Splice add(Node root, YamlPath path, Way way, YamlValue value) {
        YamlPath.Step step = path.steps().get(way.steps());
        YamlPath here = new YamlPath(path.steps().subList(0, way.steps()));
        return switch (way.deepest()) {
            case Node.Mapping mapping when step instanceof YamlPath.Key(String name) -> mapping.pairs().isEmpty()
                    ? replace(root, here, mapping, new YamlValue.Fields().put(name, value))
                    : mapping.isFlow()
                            ? inFlow(mapping, Quotes.text(name) + ": " + Writer.flow(value))
                            : below(mapping, Writer.pair(name, value, indent(mapping), lineBreak()));
            case Node.Sequence sequence when step instanceof YamlPath.Index(int n) && n == sequence.items().size() ->
                n == 0
                        ? replace(root, here, sequence, new YamlValue.Items(List.of(value)))
                        : sequence.isFlow()
                                ? inFlow(sequence, Writer.flow(value))
                                : below(sequence, Writer.item(value, indent(sequence), lineBreak()));
            case Node.Scalar scalar when scalar.isNull() -> replace(root, here, scalar,
                    step instanceof YamlPath.Key(String name)
                            ? new YamlValue.Fields().put(name, value)
                            : new YamlValue.Items(List.of(value)));
            default -> throw beyond(path);
        };
    }

    private static IllegalArgumentException beyond(YamlPath path) {
        return new IllegalArgumentException(path + " leads to no place where a value could stand.");
    }

    Splice remove(Node root, YamlPath path) {
        Optional<Node> parent = path.steps().isEmpty() ? Optional.empty() : root.find(path.parent());
        if (parent.isEmpty() || root.find(path).isEmpty()) {
            return new Splice(0, "", "");
        }
        return switch (parent.get()) {
            case Node.Mapping mapping when path.steps().getLast() instanceof YamlPath.Key(String name) -> {
                List<Node> starts = mapping.pairs().stream().map(pair -> (Node) pair.key()).toList();
                List<Node> ends = mapping.pairs().stream().map(Node.Pair::value).toList();
                int at = mapping.pairs().indexOf(mapping.pair(name).orElseThrow());
                yield mapping.pairs().size() == 1
                        ? replace(root, path.parent(), mapping, new YamlValue.Fields())
                        : take(mapping.isFlow(), mapping, starts, ends, at);
            }
            case Node.Sequence sequence when path.steps().getLast() instanceof YamlPath.Index(int at) ->
                sequence.items()
                        .size() == 1
                                ? replace(root, path.parent(), sequence, new YamlValue.Items(List.of()))
                                : take(sequence.isFlow(), sequence, sequence.items(), sequence.items(), at);
            default -> throw beyond(path);
        };
    }

    private Splice take(boolean isFlow, Node parent, List<Node> starts, List<Node> ends, int at) {
        if (isFlow) {
            return at > 0
                    ? cut(ends.get(at - 1).place().end(), ends.get(at).place().end())
                    : cut(starts.get(0).place().start(), starts.get(1).place().start());
        }
        int from = begin(parent, starts, ends, at);
        int line = lineStart(from);
        int end = lineEnd(Math.max(from, ends.get(at).place().end()));
        if (text.substring(line, from).isBlank()) {
            return end < text.length() ? cut(line, end + breakAt(end)) : cut(Math.max(0, line - 1), end);
        }
        // it shares its line with a dash or a key, so the next takes its place
        return cut(from, begin(parent, starts, ends, at + 1));
    }

    /** Where a child's own characters begin: its key, or its dash. */
    private int begin(Node parent, List<Node> starts, List<Node> ends, int at) {
        if (parent instanceof Node.Mapping) {
            return starts.get(at).place().start();
        }
        if (at == 0) {
            return contentStart(parent);
        }
        int line = lineEnd(ends.get(at - 1).place().end());
        while (line < text.length()) {
            int next = line + breakAt(line);
            int dash = next + indent(parent);
            if (dash < text.length() && text.charAt(dash) == '-' && text.substring(next, dash).isBlank()) {
                return dash;
            }
            line = lineEnd(next);
        }
        return starts.get(at).place().start();
    }

    /** Where a block collection's first key or dash is, after its tag and anchor; else where the node begins. */
    private int contentStart(Node node) {
        return switch (node) {
            case Node.Mapping mapping when !mapping.isFlow() && !mapping.pairs().isEmpty() -> mapping.pairs().getFirst()
                    .key().place().start();
            case Node.Sequence sequence when !sequence.isFlow() && text.charAt(sequence.place().start()) != '-' -> text
                    .lastIndexOf('-', sequence.items().getFirst().place().start() - 1);
            default -> node.place().start();
        };
    }

    private int indent(Node node) {
        int start = contentStart(node);
        return start - lineStart(start);
    }

    private Splice replace(Node root, YamlPath path, Node old, YamlValue value) {
        Place place = old.place();
        if (old instanceof Node.Scalar scalar && !Writer.isBlock(value)) {
            String written = value instanceof YamlValue.Words(String words) && scalar.tag().isEmpty()
                    ? Quotes.text(words, scalar.style())
                    : Writer.flow(value);
            boolean isTight = place.start() == place.end() && place.start() > 0
                    && !Character.isWhitespace(text.charAt(place.start() - 1));
            return at(place.start(), place.end(), isTight ? " " + written : written);
        }
        if (!Writer.isBlock(value) || isInFlow(root, path)) {
            return onLine(old, Writer.flow(value));
        }
        if (path.steps().isEmpty()) {
            return at(contentStart(old), place.end(), Writer.block(value, 0, lineBreak()).stripLeading());
        }
        return blockInPlace(root, path, place, value);
    }

    /** Something short where a collection stood: after its key or dash, when only blanks were between. */
    private Splice onLine(Node old, String written) {
        int end = old.place().end();
        int start = contentStart(old);
        int before = start;
        while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
            before--;
        }
        boolean follows = before > 0 && (text.charAt(before - 1) == ':' || text.charAt(before - 1) == '-');
        return follows ? at(before, end, " " + written) : at(start, end, written);
    }

    /** A block collection where something else stood after a key or a dash; a comment on that line stays on it. */
    private Splice blockInPlace(Node root, YamlPath path, Place place, YamlValue value) {
        Node parent = root.find(path.parent()).orElseThrow();
        int indent = indent(parent) + 2;
        boolean ownLine = place.start() != place.end()
                && text.substring(lineStart(place.start()), place.start()).isBlank();
        if (parent instanceof Node.Sequence || ownLine) {
            int tight = place.start() == place.end() ? 1 : 0;
            int column = place.start() - lineStart(place.start()) + tight;
            return at(place.start(), place.end(),
                    " ".repeat(tight) + Writer.block(value, column, lineBreak()).stripLeading());
        }
        int start = place.start();
        while (start > 0 && text.charAt(start - 1) == ' ') {
            start--;
        }
        int end = lineEnd(place.end());
        return at(start, end,
                text.substring(place.end(), end).stripTrailing() + Writer.block(value, indent, lineBreak()));
    }

    private static boolean isInFlow(Node root, YamlPath path) {
        Node node = root;
        for (YamlPath.Step step : path.steps()) {
            if (node instanceof Node.Mapping m && m.isFlow() || node instanceof Node.Sequence s && s.isFlow()) {
                return true;
            }
            node = step.in(node).orElse(node);
        }
        return false;
    }

    private Splice inFlow(Node collection, String written) {
        List<Node> ends = collection instanceof Node.Mapping mapping
                ? mapping.pairs().stream().map(Node.Pair::value).toList()
                : ((Node.Sequence) collection).items();
        int end = ends.getLast().place().end();
        return at(end, end, ", " + written);
    }

    private Splice below(Node collection, String written) {
        int end = lineEnd(collection.place().end());
        return at(end, end, lineBreak() + " ".repeat(indent(collection)) + written);
    }

    private static Way way(Node root, YamlPath path) {
        Node node = root;
        int steps = 0;
        for (YamlPath.Step step : path.steps()) {
            Optional<Node> next = step.in(node);
            if (next.isEmpty()) {
                break;
            }
            node = next.get();
            steps++;
        }
        return new Way(node, steps);
    }

    private Splice cut(int from, int to) {
        return at(from, to, "");
    }

    private Splice at(int from, int to, String added) {
        return new Splice(from, text.substring(from, to), added);
    }

    private int lineStart(int offset) {
        return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
    }

    private int lineEnd(int offset) {
        int at = offset;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private int breakAt(int offset) {
        return text.startsWith("\r\n", offset) ? 2 : 1;
    }

    private String lineBreak() {
        int feed = text.indexOf('\n');
        return feed > 0 && text.charAt(feed - 1) == '\r' ? "\r\n" : "\n";
    }
}
