// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.libvfio.internal;

import java.util.ArrayList;
import java.util.List;

import org.vitrine.provider.SourceDocument.Entry;
import org.vitrine.yaml.Node;

/** All values of a configuration with paths that know nothing of a GPU's one-key mappings; an empty list stands as []. */
final class Flattened {
    private final List<Entry> entries = new ArrayList<>();

    private Flattened() {
    }

    static List<Entry> of(Config config) {
        Flattened flattened = new Flattened();
        flattened.take("", config.root());
        return flattened.entries;
    }

    private void take(String path, Node node) {
        switch (node) {
            case Node.Scalar scalar -> add(path, scalar.isNull() ? "" : scalar.value(), node);
            case Node.Mapping mapping when mapping.pairs().isEmpty() -> add(path, "{}", node);
            case Node.Mapping mapping -> mapping.pairs()
                    .forEach(pair -> take(path + (path.isEmpty() ? "" : ".") + pair.key().value(), pair.value()));
            case Node.Sequence sequence when sequence.items().isEmpty() -> add(path, "[]", node);
            case Node.Sequence sequence -> {
                boolean isGpu = path.matches("gpus\\[\\d+\\]");
                for (int i = 0; i < sequence.items().size(); i++) {
                    Node item = sequence.items().get(i);
                    take(isGpu && item instanceof Node.Mapping ? path : path + "[" + i + "]", item);
                }
            }
        }
    }

    private void add(String path, String value, Node node) {
        entries.add(new Entry(path, value, node.place().line(), node.place().column()));
    }
}
