// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.monitor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.vitrine.ui.internal.Icons;

/**
 * A row of the tree of figures.
 *
 * @param id       who it is within the tree
 * @param label    its words
 * @param icon     its picture; empty for a figure, which has its colour in that place
 * @param key      a figure's
 * @param children the rows below
 */
record Node(String id, String label, Optional<Icons> icon, Optional<Key> key, List<Node> children) {

    /** A row with others below. */
    static Node of(String id, String label, Icons icon, List<Node> children) {
        return new Node(id, label, Optional.of(icon), Optional.empty(), children);
    }

    /** A row that only says something. */
    static Node note(String id, String sentence, Icons icon) {
        return of(id, sentence, icon, List.of());
    }

    /** A figure that can be chosen. */
    static Node figure(Key key, String label) {
        return new Node(key.toString(), label, Optional.empty(), Optional.of(key), List.of());
    }

    /** The figures in this row and below. */
    Stream<Key> figures() {
        return Stream.concat(key.stream(), children.stream().flatMap(Node::figures));
    }

    /** This row and all below. */
    Stream<Node> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Node::all));
    }
}
