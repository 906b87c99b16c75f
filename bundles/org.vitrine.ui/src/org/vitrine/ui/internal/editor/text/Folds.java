// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.text;

import java.util.ArrayList;
import java.util.List;

import org.vitrine.domain.Domain;
import org.vitrine.domain.Element;

/** Which parts of a text fold: elements and comments over several lines. Pure. */
public final class Folds {

    /**
     * A part that folds.
     *
     * @param from where it begins
     * @param to   where it ends
     */
    public record Fold(int from, int to) {
    }

    private Folds() {
    }

    /** The folds of a domain in their order; its root does not fold. */
    public static List<Fold> of(Domain domain) {
        List<Fold> found = new ArrayList<>();
        domain.root().children().forEach(child -> add(domain.text(), child, found));
        comments(domain.text(), found);
        return found;
    }

    private static void add(String text, Element element, List<Fold> found) {
        if (isOverLines(text, element.start(), element.end())) {
            found.add(new Fold(element.start(), element.end()));
            element.children().forEach(child -> add(text, child, found));
        }
    }

    private static void comments(String text, List<Fold> found) {
        int from = text.indexOf("<!--");
        while (from >= 0) {
            int end = text.indexOf("-->", from);
            int to = end < 0 ? text.length() : end + 3;
            if (isOverLines(text, from, to)) {
                found.add(new Fold(from, to));
            }
            from = text.indexOf("<!--", to);
        }
    }

    private static boolean isOverLines(String text, int from, int to) {
        int line = text.indexOf('\n', from);
        return line >= 0 && line < to;
    }
}
