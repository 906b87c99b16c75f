// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vitrine.provider.DialectException;
import org.vitrine.provider.DialectGuide.Key;
import org.vitrine.yaml.Node;
import org.vitrine.yaml.Yaml;
import org.vitrine.yaml.YamlException;
import org.vitrine.yaml.YamlPath;

/**
 * A configuration. Its paths know nothing of the one-key mappings that a GPU is written in: {@code gpus[0].mdevType}.
 *
 * @param yaml the text and its tree
 * @param root the file's mapping
 */
record Config(Yaml yaml, Node.Mapping root) {
    private static final Pattern GPU = Pattern.compile("gpus\\[(\\d{1,6})\\]\\.(.+)");

    /**
     * The configuration in a text, right or wrong.
     *
     * @throws DialectException when it is no YAML, or nothing of it is one of LibVF.IO's
     */
    static Config of(String text) throws DialectException {
        Yaml yaml = yaml(text);
        Node.Mapping root = yaml.root().flatMap(node -> node.as(Node.Mapping.class))
                .orElseThrow(() -> new DialectException(
                        "This is no LibVF.IO configuration: it has no keys such as \"container\".", 1, 1));
        boolean isOurs = root.tag().filter(Schema.TAG::equals).isPresent()
                || root.pairs().stream().anyMatch(pair -> Schema.key(pair.key().value()).isPresent());
        if (!isOurs) {
            throw new DialectException(
                    "This is no LibVF.IO configuration: it has none of its keys, such as \"container\".",
                    root.place().line(), root.place().column());
        }
        return new Config(yaml, root);
    }

    private static Yaml yaml(String text) throws DialectException {
        try {
            return Yaml.of(text);
        } catch (YamlException e) {
            DialectException refusal = new DialectException(e.reason(), e.line(), e.column());
            refusal.initCause(e);
            throw refusal;
        }
    }

    /** Where a path of this class is, or would be put, in the YAML. */
    YamlPath real(String path) {
        Matcher gpu = GPU.matcher(path);
        if (!gpu.matches()) {
            return YamlPath.of(path);
        }
        YamlPath start = YamlPath.of("gpus").item(Integer.parseInt(gpu.group(1)));
        String name = gpu.group(2).replaceAll("[.\\[].*", "");
        String rest = gpu.group(2).substring(name.length());
        int item = 0;
        List<Node> parts = items(root.find(start));
        while (item < parts.size()
                && !(parts.get(item) instanceof Node.Mapping part && part.value(name).isPresent())) {
            item++;
        }
        boolean isPlain = root.find(start).filter(Node.Mapping.class::isInstance).isPresent();
        YamlPath key = (isPlain ? start : start.item(item)).key(name);
        List<YamlPath.Step> steps = new ArrayList<>(key.steps());
        steps.addAll(YamlPath.of(rest).steps());
        return new YamlPath(steps);
    }

    /** What goes when a path's value is taken away: a GPU's key is the only one of its mapping, which goes with it. */
    YamlPath removable(String path) {
        YamlPath real = real(path);
        boolean isAlone = GPU.matcher(path).matches() && root.find(real.parent())
                .flatMap(node -> node.as(Node.Mapping.class)).filter(mapping -> mapping.pairs().size() == 1)
                .isPresent();
        return isAlone ? real.parent() : real;
    }

    /** What stands at a path. */
    Optional<Node> node(String path) {
        return root.find(real(path));
    }

    /** Text, or the key's default; empty for nothing. */
    Optional<String> text(String path) {
        Optional<Node> node = node(path);
        return node.isPresent()
                ? node.flatMap(Config::words)
                : Schema.key(path).flatMap(Key::fallback).filter(text -> !text.equals(Schema.NULL));
    }

    private static Optional<String> words(Node node) {
        return node instanceof Node.Scalar scalar && !scalar.isNull() ? Optional.of(scalar.value()) : Optional.empty();
    }

    /** A number; the key's default when it is not there or is none. */
    int number(String path) {
        return text(path).flatMap(NimTypes::integer)
                .or(() -> Schema.key(path).flatMap(Key::fallback).flatMap(NimTypes::integer)).orElse(0);
    }

    boolean toggle(String path) {
        return text(path).flatMap(NimTypes::bool)
                .or(() -> Schema.key(path).flatMap(Key::fallback).flatMap(NimTypes::bool)).orElse(false);
    }

    String choice(String path) {
        Optional<Key> key = Schema.key(path);
        return text(path).flatMap(text -> NimTypes.choice(text, key.map(Key::choices).orElse(List.of())))
                .or(() -> key.flatMap(Key::fallback)).orElse("");
    }

    /** The keys of a GPU, which NimYAML reads from a list of mappings with one key each; of others the first key. */
    static List<Node.Pair> flattened(Node.Sequence gpu) {
        return gpu.items().stream().flatMap(part -> part.as(Node.Mapping.class).stream())
                .flatMap(part -> part.pairs().stream().limit(1)).toList();
    }

    /** How many items a list has. */
    int count(String path) {
        return items(node(path)).size();
    }

    /** The texts of a list. */
    List<String> texts(String path) {
        return items(node(path)).stream().map(Config::words).flatMap(Optional::stream).toList();
    }

    private static List<Node> items(Optional<Node> node) {
        return node.flatMap(list -> list.as(Node.Sequence.class)).map(Node.Sequence::items).orElse(List.of());
    }
}
