// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.vitrine.provider.DialectGuide.Part;
import org.vitrine.yaml.Node;

/** A configuration as a tree of its keys and items. The one-key mappings that a GPU is written in are no level of it. */
final class Outline {
    private static final int LONGEST = 60;
    private static final List<String> TELLING = List.of("gpuType", "guest", "exec", "arg", "mac");

    private Outline() {
    }

    static List<Part> of(Config config) {
        return pairs("", config.root().pairs());
    }

    private static List<Part> pairs(String group, List<Node.Pair> pairs) {
        return pairs.stream().map(pair -> {
            String name = pair.key().value();
            return part(group.isEmpty() ? name : group + "." + name, name, pair.key(), pair.value());
        }).toList();
    }

    private static Part part(String path, String label, Node first, Node value) {
        int start = first.place().start();
        // an alias stands for what was written before it
        int end = Math.max(first.place().end(), value.place().end());
        List<Part> parts = parts(path, value);
        return new Part(path, label, detail(value, parts), start, end - start, parts);
    }

    private static List<Part> parts(String path, Node value) {
        return switch (value) {
            case Node.Scalar scalar -> List.of();
            case Node.Mapping mapping -> pairs(path, mapping.pairs());
            case Node.Sequence list when path.matches("gpus\\[\\d+\\]") -> pairs(path, Config.flattened(list));
            case Node.Sequence list -> IntStream.range(0, list.items().size()).mapToObj(i -> {
                Node item = list.items().get(i);
                return part(path + "[" + i + "]", String.valueOf(i + 1), item, item);
            }).toList();
        };
    }

    private static String detail(Node value, List<Part> parts) {
        if (value instanceof Node.Scalar scalar) {
            String line = scalar.isNull() ? "" : scalar.value().lines().findFirst().orElse("");
            return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
        }
        List<Part> telling = new ArrayList<>(parts);
        telling.removeIf(part -> !TELLING.contains(part.label()));
        return telling.isEmpty() ? "" : telling.getFirst().detail();
    }
}
