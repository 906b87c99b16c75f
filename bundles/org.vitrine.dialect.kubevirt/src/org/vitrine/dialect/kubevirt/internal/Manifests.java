// SPDX-License-Identifier: EPL-2.0
package org.vitrine.dialect.kubevirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.provider.DialectException;
import org.vitrine.provider.SourceDocument.Entry;
import org.vitrine.yaml.Node;
import org.vitrine.yaml.Yaml;
import org.vitrine.yaml.YamlException;

/**
 * The manifests of a file that are KubeVirt's.
 *
 * @param yaml    the text and its trees
 * @param machine the machine: the first VirtualMachine or VirtualMachineInstance
 * @param cluster the KubeVirt resource, where the file has it
 */
record Manifests(Yaml yaml, Node machine, Optional<Node> cluster) {
    static final String MACHINE = "VirtualMachine";
    static final String INSTANCE = "VirtualMachineInstance";
    static final String CLUSTER = "KubeVirt";

    /**
     * The manifests in a text.
     *
     * @throws DialectException when it is no YAML or has no machine
     */
    static Manifests of(String text) throws DialectException {
        Yaml yaml = yaml(text);
        List<Node> ours = yaml.documents().stream().map(Yaml.Document::root)
                .filter(root -> root.get("apiVersion").filter(version -> version.startsWith("kubevirt.io/"))
                        .isPresent())
                .toList();
        Node machine = ours.stream().filter(root -> isOf(root, MACHINE) || isOf(root, INSTANCE)).findFirst()
                .orElseThrow(() -> none(yaml));
        return new Manifests(yaml, machine, ours.stream().filter(root -> isOf(root, CLUSTER)).findFirst());
    }

    private static DialectException none(Yaml yaml) {
        boolean isTemplate = yaml.documents().stream().anyMatch(document -> isOf(document.root(), "Template"));
        return new DialectException(isTemplate
                ? "This is a template, whose parameters have no values yet; fill it in first: oc process -f FILE -o yaml."
                : "There is no VirtualMachine or VirtualMachineInstance of kubevirt.io in this file; add one.");
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

    /** The manifests that are KubeVirt's. */
    Stream<Node> roots() {
        return Stream.concat(Stream.of(machine), cluster.stream());
    }

    private static boolean isOf(Node root, String kind) {
        return root.get("kind").filter(kind::equals).isPresent();
    }

    /** The kind of the machine's manifest. */
    String kind() {
        return machine.get("kind").orElse(MACHINE);
    }

    /** The path to the instance's own specification, from the manifest's root. */
    String specPath() {
        return kind().equals(MACHINE) ? "spec.template.spec" : "spec";
    }

    /** The instance's own specification; an empty scalar stands for one that is missing. */
    Node spec() {
        return machine.find(specPath()).orElse(machine);
    }

    /** The items of a list below the specification. */
    List<Node> items(String path) {
        return items(spec(), path);
    }

    static List<Node> items(Node node, String path) {
        return node.find(path).flatMap(list -> list.as(Node.Sequence.class)).map(Node.Sequence::items)
                .orElse(List.of());
    }

    /** All values, each path begun by the kind of its manifest. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        flatten(kind(), machine, entries);
        cluster.ifPresent(root -> flatten(CLUSTER, root, entries));
        return entries;
    }

    private static void flatten(String path, Node node, List<Entry> into) {
        switch (node) {
            case Node.Scalar scalar -> into.add(entry(path, scalar.isNull() ? "" : scalar.value(), node));
            case Node.Mapping mapping when mapping.pairs().isEmpty() -> into.add(entry(path, "{}", node));
            case Node.Sequence sequence when sequence.items().isEmpty() -> into.add(entry(path, "[]", node));
            case Node.Mapping mapping -> mapping.pairs()
                    .forEach(pair -> flatten(path + step(pair.key().value()), pair.value(), into));
            case Node.Sequence sequence -> {
                for (int i = 0; i < sequence.items().size(); i++) {
                    flatten(path + "[" + i + "]", sequence.items().get(i), into);
                }
            }
        }
    }

    private static String step(String key) {
        return key.matches(".*[.\\[\\]'].*") ? "['" + key + "']" : "." + key;
    }

    /** A node as an entry, for markers. */
    static Entry entry(String path, String value, Node node) {
        return new Entry(path, value, node.place().line(), node.place().column());
    }
}
