// SPDX-License-Identifier: EPL-2.0
package org.vitrine.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text and the YAML documents in it. Immutable and thread-safe; every change makes another.
 *
 * @param text      the text, as it was read or as edits left it
 * @param documents what is in it, in order
 */
public record Yaml(String text, List<Document> documents) {

    /** The longest text, in characters, that is read: 4 Mi. */
    public static final int LENGTH = 4 << 20;

    /** How deep collections may stand in one another. */
    public static final int DEPTH = 64;

    /** How many nodes a text may have, each alias counted as all that it stands for. */
    public static final int NODES = 200_000;

    /**
     * One document.
     *
     * @param root    its value
     * @param version what its {@code %YAML} directive says, for example {@code 1.2}
     * @param handles the prefixes that its {@code %TAG} directives give to handles such as {@code !n!}
     */
    public record Document(Node root, Optional<String> version, Map<String, String> handles) {

        /** Keeps an unmodifiable copy of the handles. */
        public Document {
            handles = Map.copyOf(handles);
        }
    }

    /** Keeps an unmodifiable copy of the documents. */
    public Yaml {
        documents = List.copyOf(documents);
    }

    /**
     * Reads a text. No tag makes an object, nothing is fetched.
     *
     * @throws YamlException when it is no YAML, or longer, deeper or larger than is taken
     */
    public static Yaml of(String text) throws YamlException {
        return new Yaml(text, new TreeReader(text).read());
    }

    /** The value of the first document; empty when there is none. */
    public Optional<Node> root() {
        return documents.isEmpty() ? Optional.empty() : Optional.of(documents.getFirst().root());
    }

    /**
     * The text after an edit.
     *
     * @throws YamlException when the result is no YAML
     */
    public Yaml apply(Splice splice) throws YamlException {
        return of(splice.on(text));
    }

    /**
     * The edit that gives a place in one of the documents this value: a scalar that stands there keeps its quotes where they
     * still serve, what is missing on the way is made, and the position after the last item of a list adds one.
     *
     * @param root a document's root
     * @throws IllegalArgumentException when the path leads through a scalar, or to an item beyond the end
     */
    public Splice set(Node root, YamlPath path, YamlValue value) {
        return new Edits(text).set(root, path, value);
    }

    /**
     * The edit that takes a key or an item away, with the lines that are its own; a list or mapping left with nothing is
     * written as {@code []} or {@code {}}. Nothing changes when there is none.
     */
    public Splice remove(Node root, YamlPath path) {
        return new Edits(text).remove(root, path);
    }
}
