// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.vitrine.provider.Loss;
import org.vitrine.yaml.Node;
import org.vitrine.yaml.YamlPath;

/** Which parts of a manifest have been carried over, so that the others can be named; used by one thread. */
final class Carried {
    private final Node root;
    private final YamlPath start;
    private final Set<Node> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Loss> losses = new ArrayList<>();

    Carried(Node root, YamlPath start) {
        this.root = root;
        this.start = start;
    }

    /** The value at a path from the start, which is carried now. */
    Optional<String> get(String path) {
        node(path).ifPresent(taken::add);
        return root.find(join(path)).flatMap(node -> node.as(Node.Scalar.class)).filter(scalar -> !scalar.isNull())
                .map(Node.Scalar::value);
    }

    Optional<Node> node(String path) {
        return root.find(join(path));
    }

    /** Whether a toggle at a path is on; carried now. */
    boolean isOn(String path, boolean otherwise) {
        return get(path).map("true"::equalsIgnoreCase).orElse(otherwise);
    }

    int number(String path, int otherwise) {
        return get(path).filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf).orElse(otherwise);
    }

    int count(String path) {
        return node(path).flatMap(list -> list.as(Node.Sequence.class)).map(list -> list.items().size()).orElse(0);
    }

    /** A path with everything below it is carried, or means nothing for a domain. */
    void all(String path) {
        node(path).ifPresent(this::all);
    }

    void all(Node node) {
        taken.add(node);
        switch (node) {
            case Node.Scalar scalar -> {
                // has nothing below
            }
            case Node.Sequence sequence -> sequence.items().forEach(this::all);
            case Node.Mapping mapping -> mapping.pairs().forEach(pair -> all(pair.value()));
        }
    }

    /** Names a part, with everything below it, that is not carried. */
    void lose(String path, String why, Object... arguments) {
        losses.add(Loss.of(join(path).toString(), why, arguments));
        all(path);
    }

    List<Loss> losses(String otherwise) {
        List<Loss> all = new ArrayList<>(losses);
        collect(root, YamlPath.ROOT, otherwise, all);
        return all;
    }

    private void collect(Node node, YamlPath path, String otherwise, List<Loss> into) {
        boolean isTouched = isTouched(node);
        switch (node) {
            case Node.Mapping mapping when isTouched -> mapping.pairs()
                    .forEach(pair -> collect(pair.value(), path.key(pair.key().value()), otherwise, into));
            case Node.Sequence sequence when isTouched -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    collect(sequence.items().get(i), path.item(i), otherwise, into);
                }
            }
            default -> {
                if (!isTouched) {
                    into.add(Loss.of(path.toString(), otherwise));
                }
            }
        }
    }

    private boolean isTouched(Node node) {
        return taken.contains(node) || switch (node) {
            case Node.Scalar scalar -> false;
            case Node.Sequence sequence -> sequence.items().stream().anyMatch(this::isTouched);
            case Node.Mapping mapping -> mapping.pairs().stream().anyMatch(pair -> isTouched(pair.value()));
        };
    }

    private YamlPath join(String path) {
        List<YamlPath.Step> steps = new ArrayList<>(start.steps());
        steps.addAll(YamlPath.of(path).steps());
        return new YamlPath(steps);
    }
}
