// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.schema;

import java.util.List;

/**
 * A pattern of RELAX NG, as far as one needs to know it to say what may stand where: groups and interleaves are one.
 */
sealed interface Pattern {
    /** The name of what may have any name. */
    String ANY = "*";

    /** An element; its name has the prefix that libvirt uses for its namespace. */
    record Element(String name, Pattern content) implements Pattern {
    }

    /** An attribute. */
    record Attribute(String name, Pattern value) implements Pattern {
    }

    /** One of these. */
    record Choice(List<Pattern> of) implements Pattern {
    }

    /** All of these, in whatever order. */
    record Group(List<Pattern> of) implements Pattern {
    }

    /** This as often as said. */
    record Some(Pattern of, Occurs how) implements Pattern {
    }

    /** This very word. */
    record Value(String word) implements Pattern {
    }

    /** A text of a type, such as {@code unsignedInt}; {@code list} and {@code text} stand for lists and any text. */
    record Data(String type) implements Pattern {
    }

    /** What has this name in the grammar. */
    record Ref(String name) implements Pattern {
    }

    /** Nothing. */
    record Empty() implements Pattern {
    }
}
