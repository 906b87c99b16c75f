// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import java.util.List;
import java.util.Optional;

/** A value in a YAML document, where it stands and its explicit tag. An alias reads as what it stands for. */
public sealed interface Node {

    /** Where it stands. A collection that an alias stands for stands where it was written. */
    Place place();

    /** Its explicit tag, resolved: {@code tag:yaml.org,2002:null}; empty when none is written. */
    Optional<String> tag();

    /** How a scalar is written. */
    enum Style {
        /** Without quotes. */
        PLAIN,
        /** In single quotes. */
        SINGLE,
        /** In double quotes. */
        DOUBLE,
        /** As a block, literal or folded. */
        BLOCK
    }

    /**
     * A single value.
     *
     * @param value its characters, quotes and escapes resolved; what type they mean depends on the reader's rules
     */
    record Scalar(Place place, Optional<String> tag, String value, Style style) implements Node {

        /** Whether it is null by YAML's core schema: untagged and plain {@code ~}, {@code null} or nothing, or so tagged. */
        public boolean isNull() {
            return tag.map("tag:yaml.org,2002:null"::equals).orElseGet(() -> style == Style.PLAIN
                    && (value.isEmpty() || value.equals("~") || value.equalsIgnoreCase("null")));
        }
    }

    /** A list. */
    record Sequence(Place place, Optional<String> tag, List<Node> items, boolean isFlow) implements Node {

        /** Keeps an unmodifiable copy of the items. */
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys with values, in the order they stand; a key may stand twice, which most readers refuse. */
    record Mapping(Place place, Optional<String> tag, List<Pair> pairs, boolean isFlow) implements Node {

        /** Keeps an unmodifiable copy of the pairs. */
        public Mapping {
            pairs = List.copyOf(pairs);
        }

        /** The value of the first such key. */
        public Optional<Node> value(String key) {
            return pair(key).map(Pair::value);
        }

        /** The first such key with its value. */
        public Optional<Pair> pair(String key) {
            return pairs.stream().filter(pair -> pair.key().value().equals(key)).findFirst();
        }
    }

    /** A key and its value. */
    record Pair(Scalar key, Node value) {
    }

    /** This node where it is of a kind, for example a {@link Mapping}. */
    default <T extends Node> Optional<T> as(Class<T> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    /** The node that a path leads to from here. */
    default Optional<Node> find(YamlPath path) {
        Optional<Node> at = Optional.of(this);
        for (YamlPath.Step step : path.steps()) {
            at = at.flatMap(node -> step.in(node));
        }
        return at;
    }

    /** The node that a path such as {@code gpus[0].mdevType} leads to from here. */
    default Optional<Node> find(String path) {
        return find(YamlPath.of(path));
    }

    /** The characters of the scalar that a path leads to; empty for null, too. */
    default Optional<String> get(String path) {
        return find(path).filter(Scalar.class::isInstance).map(Scalar.class::cast).filter(scalar -> !scalar.isNull())
                .map(Scalar::value);
    }
}
