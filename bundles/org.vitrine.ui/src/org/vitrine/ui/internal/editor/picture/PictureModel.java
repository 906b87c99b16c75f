// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.picture;

import java.util.List;
import java.util.Optional;

import org.vitrine.ui.internal.editor.model.Overview;
import org.vitrine.ui.internal.report.DeviceNames;

/**
 * What the picture shows.
 *
 * @param nodes the boxes, column by column in the document's order
 * @param edges what is connected, by indices of boxes
 */
public record PictureModel(List<Node> nodes, List<Edge> edges) {
    /** Nothing. */
    static final PictureModel EMPTY = new PictureModel(List.of(), List.of());

    /**
     * A connection.
     *
     * @param from the index of the box on the left
     * @param to   the index of the one on the right
     */
    record Edge(int from, int to) {
    }

    /** The picture of a machine. Reads names of devices from a file the first time, so it is for background threads. */
    public static PictureModel of(Overview overview, DeviceNames names) {
        return new Wiring(overview, names).model();
    }

    /** The box of an element. */
    Optional<Node> of(long element) {
        return nodes.stream().filter(node -> node.element().filter(one -> one.id() == element).isPresent()).findFirst();
    }

    /** Whether both look the same; the elements behind may be of different versions of the document. */
    boolean looksLike(PictureModel other) {
        boolean same = nodes.size() == other.nodes.size() && edges.equals(other.edges);
        for (int i = 0; same && i < nodes.size(); i++) {
            same = nodes.get(i).looksLike(other.nodes.get(i));
        }
        return same;
    }
}
