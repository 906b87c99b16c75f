// SPDX-License-Identifier: EPL-2.0
package org.vitrine.ui.internal.editor.picture;

import java.util.Optional;

import org.vitrine.domain.Element;

/**
 * A box of the picture.
 *
 * @param column  in which column it stands
 * @param title   its name
 * @param detail  more about it; may be empty
 * @param element what of the document it stands for; empty for the host's own
 */
record Node(Column column, String title, String detail, Optional<Element> element) {

    /** The columns, from the left. */
    enum Column {
        /** What the guest sees. */
        GUEST,
        /** What of the host is behind it. */
        HOST,
        /** Where it is shown. */
        SCREEN
    }

    /** Whether both look the same. */
    boolean looksLike(Node other) {
        return column == other.column && title.equals(other.title) && detail.equals(other.detail);
    }
}
