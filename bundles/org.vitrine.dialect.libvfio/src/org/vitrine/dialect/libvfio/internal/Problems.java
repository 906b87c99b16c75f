// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.vitrine.host.Text;
import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide.Fix;
import org.vitrine.provider.DialectGuide.Key;
import org.vitrine.provider.DialectGuide.Kind;
import org.vitrine.provider.DialectGuide.Problem;
import org.vitrine.yaml.Node;
import org.vitrine.yaml.Place;

/** What arcd would refuse in a configuration, and what it would take for something else than was meant. */
final class Problems {
    private static final String NULL_TAG = "tag:yaml.org,2002:null";
    private static final String STRING_TAG = "tag:yaml.org,2002:str";
    /** More are not mended one by one. */
    private static final int MENDED = 100;
    private final List<Problem> found = new ArrayList<>();
    private final Fixes fixes;

    private Problems(Config config) {
        fixes = new Fixes(config);
    }

    static List<Problem> in(String text) {
        try {
            return in(Config.of(text));
        } catch (DialectException e) {
            int line = e.line().orElse(1);
            int start = lineStart(text, line) + e.column().orElse(1) - 1;
            int offset = Math.clamp(start, 0, text.length());
            String message = String.valueOf(e.getMessage());
            return List.of(new Problem(Text.of("{0}", message), "", offset, 0, line, true, List.of()));
        }
    }

    static List<Problem> in(Config config) {
        Problems problems = new Problems(config);
        problems.preamble(config);
        problems.group("", config.root(), config.root().pairs());
        problems.found.sort(Comparator.comparingInt(Problem::offset));
        return problems.found;
    }

    private static int lineStart(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            int next = text.indexOf('\n', at);
            at = next < 0 ? text.length() : next + 1;
        }
        return at;
    }

    private void preamble(Config config) {
        Place start = new Place(0, 0, 1, 1);
        if (config.root().tag().filter(Schema.TAG::equals).isEmpty()) {
            add("", start, true,
                    "The file must begin with the lines \"%YAML 1.2\", \"%TAG !n! tag:nimyaml.org,2016:\" and "
                            + "\"--- !n!custom:Config\".");
            mend(fixes::begin);
        }
        if (config.yaml().documents().size() > 1) {
            add("", config.yaml().documents().get(1).root().place(), true,
                    "A configuration is one document; everything from here on is not read.");
        }
    }

    private void group(String path, Node node, List<Node.Pair> pairs) {
        Set<String> seen = new HashSet<>();
        List<Key> keys = Schema.in(path.replaceAll("\\[\\d+\\]", "[]"));
        Optional<String> type = pairs.stream().filter(pair -> pair.key().value().equals("gpuType"))
                .map(Node.Pair::value).filter(Node.Scalar.class::isInstance).map(value -> ((Node.Scalar) value).value())
                .findFirst();
        for (Node.Pair pair : pairs) {
            String name = pair.key().value();
            String here = path.isEmpty() ? name : path + "." + name;
            Optional<Key> key = keys.stream().filter(k -> k.name().equals(name)).findFirst();
            if (!seen.add(name)) {
                add(here, pair.key().place(), true, "The key \"{0}\" stands here twice; take one away.", name);
                mend(() -> fixes.remove(here, pair.key(), "Take the first \"{0}\" away"));
            } else if (key.isEmpty()) {
                Optional<Key> near = Slips.meant(name, keys);
                add(here, pair.key().place(), true, "LibVF.IO has no key \"{0}\" here{1}.", name,
                        near.map(is -> "; \"" + is.name() + "\" is written so").orElse(""));
                mend(() -> Stream.concat(fixes.rename(pair.key().place(), near),
                        fixes.remove(here, pair.key(), "Take \"{0}\" away")));
            } else if (!applies(key.get(), type)) {
                add(here, pair.key().place(), true, "The key \"{0}\" belongs to another gpuType: {1}.", name,
                        key.get().when().replace("gpuType=", ""));
                mend(() -> fixes.remove(here, pair.key(), "Take \"{0}\" away"));
            } else {
                value(here, key.get(), pair.value());
            }
        }
        keys.stream().filter(key -> key.fallback().isEmpty() && !seen.contains(key.name()) && applies(key, type))
                .forEach(key -> missing(join(path, key.name()), key, node));
    }

    private void missing(String path, Key key, Node group) {
        add(path, head(group), true, "The key \"{0}\" is missing; arcd has no default for it.", path);
        mend(() -> fixes.add(path, key));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Place head(Node node) {
        return new Place(node.place().start(), node.place().start(), node.place().line(), node.place().column());
    }

    private static boolean applies(Key key, Optional<String> type) {
        return key.when().isEmpty() || type.filter(is -> key.when().equals("gpuType=" + is)).isPresent();
    }

    private void value(String path, Key key, Node node) {
        switch (key.kind()) {
            case GROUP -> {
                if (node instanceof Node.Mapping mapping) {
                    group(path, mapping, mapping.pairs());
                } else {
                    add(path, node.place(), true, "\"{0}\" must have keys of its own.", path);
                }
            }
            case GROUPS, TEXTS -> {
                if (node instanceof Node.Sequence sequence) {
                    items(path, key, sequence);
                } else {
                    add(path, node.place(), true, "\"{0}\" must be a list; an empty one is written [].", path);
                    if (key.kind() == Kind.TEXTS || node instanceof Node.Scalar empty && empty.isNull()) {
                        mend(() -> fixes.list(node));
                    }
                }
            }
            default -> {
                if (node instanceof Node.Scalar scalar) {
                    scalar(path, key, scalar);
                } else {
                    add(path, node.place(), true, "\"{0}\" must be one value.", path);
                }
            }
        }
    }

    private void items(String path, Key key, Node.Sequence sequence) {
        for (int i = 0; i < sequence.items().size(); i++) {
            String here = path + "[" + i + "]";
            Node item = sequence.items().get(i);
            if (key.kind() == Kind.TEXTS) {
                if (!(item instanceof Node.Scalar scalar)) {
                    add(here, item.place(), true, "\"{0}\" must be text.", here);
                } else if (scalar.isNull() && scalar.tag().isPresent()) {
                    add(here, item.place(), true, "\"{0}\" must be text, not nothing.", here);
                }
            } else if (path.equals("gpus")) {
                gpu(here, item);
            } else if (item instanceof Node.Mapping mapping) {
                group(here, mapping, mapping.pairs());
            } else {
                add(here, item.place(), true, "\"{0}\" must have keys.", here);
            }
        }
    }

    /** NimYAML reads a variant object as a list of mappings with one key each, in any order as far as names go. */
    private void gpu(String path, Node item) {
        List<Node.Pair> pairs = new ArrayList<>();
        if (!(item instanceof Node.Sequence parts)) {
            add(path, item.place(), true,
                    "A GPU is a list with one \"- key: value\" for each key, since arcd reads it so.");
            mend(() -> fixes.split(item));
            return;
        }
        for (Node part : parts.items()) {
            if (part instanceof Node.Mapping mapping && mapping.pairs().size() == 1) {
                pairs.add(mapping.pairs().getFirst());
            } else {
                add(path, part.place(), true, "Each item of a GPU has exactly one key.");
            }
        }
        group(path, item, pairs);
    }

    private void scalar(String path, Key key, Node.Scalar scalar) {
        boolean isNull = scalar.tag().filter(NULL_TAG::equals).isPresent();
        if (isNull && key.kind() != Kind.OPTIONAL_TEXT) {
            add(path, scalar.place(), true, "\"{0}\" must have a value.", path);
        } else if (!isNull && scalar.tag().filter(tag -> !tag.equals(STRING_TAG)).isPresent()) {
            add(path, scalar.place(), true, "\"{0}\" has a tag that arcd refuses; take it away.", path);
            mend(() -> fixes.untag(scalar.place()));
        } else if (key.kind() == Kind.OPTIONAL_TEXT && !isNull && scalar.isNull()) {
            add(path, scalar.place(), false, "arcd takes this for the text \"{0}\"; nothing is written !!null ~.",
                    scalar.value());
            mend(() -> fixes.nothing(scalar.place()));
        } else if (!isNull) {
            typed(path, key, scalar);
        }
    }

    private void typed(String path, Key key, Node.Scalar scalar) {
        String text = scalar.value();
        switch (key.kind()) {
            case INTEGER -> {
                if (NimTypes.integer(text).isEmpty()) {
                    add(path, scalar.place(), true, "\"{0}\" must be a whole number, not \"{1}\".", path, text);
                    mend(() -> fixes.values(scalar.place(), key));
                }
            }
            case TOGGLE -> {
                if (NimTypes.bool(text).isEmpty()) {
                    add(path, scalar.place(), true, "\"{0}\" must be true or false, not \"{1}\".", path, text);
                    mend(() -> fixes.values(scalar.place(), key));
                }
            }
            case CHOICE -> {
                if (NimTypes.choice(text, key.choices()).isEmpty()) {
                    add(path, scalar.place(), true, "\"{0}\" must be one of {1}, not \"{2}\".", path,
                            String.join(", ", key.choices()), text);
                    mend(() -> fixes.values(scalar.place(), key));
                }
            }
            default -> {
                // any text is right
            }
        }
    }

    private void add(String path, Place place, boolean isError, String message, Object... arguments) {
        found.add(
                new Problem(Text.of(message, arguments), path, place.start(), place.end() - place.start(), place.line(),
                        isError, List.of()));
    }

    /** Gives the problem that was found last its ways out. */
    private void mend(Supplier<Stream<Fix>> ways) {
        if (found.size() <= MENDED) {
            Problem last = found.removeLast();
            found.add(new Problem(last.message(), last.path(), last.offset(), last.length(), last.line(),
                    last.isError(), ways.get().toList()));
        }
    }
}
